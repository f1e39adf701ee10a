using System.Management.Automation.Runspaces;

namespace PSMigrate.ConsoleHost.Running;

/// <summary>Turns words of the command line into parameters the way <c>pwsh -File</c> does.</summary>
static class ScriptArguments
{
    public static IEnumerable<CommandParameter> Parse(IReadOnlyList<string> words)
    {
        for (int i = 0; i < words.Count; i++)
        {
            string word = words[i];
            int colon = word.IndexOf(':');
            if (!IsParameter(word))
            {
                yield return new CommandParameter(null, word);
            }
            else if (colon < 0)
            {
                // With its dash and without a value: the binder decides whether the next word belongs to it.
                yield return new CommandParameter(word);
            }
            else if (colon < word.Length - 1)
            {
                yield return new CommandParameter(word[..colon], Value(word[(colon + 1)..]));
            }
            else if (i + 1 < words.Count)
            {
                yield return new CommandParameter(word[..colon], words[++i]);
            }
            else
            {
                yield return new CommandParameter(word[..colon]);
            }
        }
    }

    static bool IsParameter(string word) => word.Length > 1 && word[0] == '-' && (char.IsLetter(word[1]) || word[1] == '_');

    /// <summary>So that <c>-Switch:$false</c> works, whose value arrives as text.</summary>
    static object Value(string text) => bool.TryParse(text.StartsWith('$') ? text.AsSpan(1) : text, out bool value) ? value : text;
}
