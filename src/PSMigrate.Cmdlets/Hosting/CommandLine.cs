using System.Text;

namespace PSMigrate.Cmdlets.Hosting;

/// <summary>Takes a line apart into a program and its arguments; quotes of either kind keep blanks together.</summary>
static class CommandLine
{
    public static List<string> Split(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, open) = ('\0', false);
        foreach (var character in line)
        {
            if (quote != '\0')
            {
                if (character == quote)
                    quote = '\0';
                else
                    word.Append(character);
            }
            else if (character is '"' or '\'')
                (quote, open) = (character, true);
            else if (!char.IsWhiteSpace(character))
                word.Append(character);
            else if (word.Length > 0 || open)
            {
                words.Add(word.ToString());
                word.Clear();
                open = false;
            }
        }
        if (word.Length > 0 || open)
            words.Add(word.ToString());
        return words;
    }
}
