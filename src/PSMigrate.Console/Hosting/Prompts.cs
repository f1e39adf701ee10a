using System.Collections;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace PSMigrate.ConsoleHost.Hosting;

/// <summary>Questions, worded and laid out as pwsh does.</summary>
sealed class Prompts(ConsoleStreams streams, Answers answers)
{
    const string HelpKey = "?";

    public int Choice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        answers.Require(Subject(caption, message));
        Head(caption, message);
        (string Key, string Label)[] labels = [.. choices.Select(choice => KeyAndLabel(choice.Label))];
        while (true)
        {
            Menu(labels, defaultChoice);
            string answer = answers.ReadLine(Subject(caption, message)).Trim();
            if (answer.Length == 0)
            {
                if (defaultChoice >= 0 && Answers.BlankTakesDefault)
                {
                    return defaultChoice;
                }
            }
            else if (answer == HelpKey)
            {
                Help(labels, choices);
            }
            else if (Array.FindIndex(labels, label => Is(answer, label.Key) || Is(answer, label.Label)) is >= 0 and int index)
            {
                return index;
            }
        }
    }

    public Dictionary<string, PSObject> Fields(string caption, string message, Collection<FieldDescription> descriptions)
    {
        answers.Require(Subject(caption, message));
        Head(caption, message);
        return descriptions.ToDictionary(field => field.Name, field => Value(field) is { } value ? PSObject.AsPSObject(value) : null!);
    }

    public PSCredential Credential(string caption, string message, string userName)
    {
        answers.Require(Subject(caption, message));
        Head(caption, message);
        while (string.IsNullOrWhiteSpace(userName))
        {
            streams.WriteQuestion("User: ");
            userName = answers.ReadLine("User");
        }
        streams.WriteQuestion($"Password for user {userName}: ");
        return new PSCredential(userName, answers.ReadSecret());
    }

    object? Value(FieldDescription field)
    {
        Type type = Type.GetType(field.ParameterAssemblyFullName, throwOnError: false)
            ?? (LanguagePrimitives.TryConvertTo(field.ParameterTypeFullName, out Type named) ? named : typeof(string));
        string label = string.IsNullOrEmpty(field.Label) ? field.Name : KeyAndLabel(field.Label).Label;
        if (type == typeof(SecureString))
        {
            streams.WriteQuestion($"{label}: ");
            return answers.ReadSecret(label);
        }
        if (type == typeof(PSCredential))
        {
            return Credential("", "", "");
        }
        return typeof(IList).IsAssignableFrom(type) ? List(label, type) : Single(label, type);
    }

    object? Single(string label, Type type)
    {
        while (true)
        {
            streams.WriteQuestion($"{label}: ");
            string text = answers.ReadLine(label);
            if (LanguagePrimitives.TryConvertTo(text, type, CultureInfo.CurrentCulture, out object? value))
            {
                return value;
            }
            streams.WriteErrorLine($"'{text}' is no {type.Name}.");
        }
    }

    object List(string label, Type type)
    {
        var values = new List<object?>();
        Type element = type.GetElementType() ?? typeof(object);
        while (true)
        {
            string name = $"{label}[{values.Count}]";
            streams.WriteQuestion($"{name}: ");
            string text = answers.ReadLine(name);
            if (text.Length == 0)
            {
                return LanguagePrimitives.ConvertTo(values.ToArray(), type, CultureInfo.CurrentCulture);
            }
            if (LanguagePrimitives.TryConvertTo(text, element, CultureInfo.CurrentCulture, out object? value))
            {
                values.Add(value);
            }
            else
            {
                streams.WriteErrorLine($"'{text}' is no {element.Name}.");
            }
        }
    }

    void Head(string caption, string message)
    {
        if (!string.IsNullOrEmpty(caption))
        {
            streams.WriteQuestion(Environment.NewLine);
            streams.WriteQuestion(caption + Environment.NewLine, PSStyle.Instance.Bold);
        }
        if (!string.IsNullOrEmpty(message))
        {
            streams.WriteQuestion(message + Environment.NewLine);
        }
    }

    void Menu((string Key, string Label)[] labels, int defaultChoice)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            string? colour = i == defaultChoice ? PSStyle.Instance.Foreground.BrightYellow : null;
            streams.WriteQuestion($"[{labels[i].Key}] {labels[i].Label}", colour);
            streams.WriteQuestion("  ");
        }
        string ending = defaultChoice >= 0 ? $" (default is \"{labels[defaultChoice].Key}\")" : "";
        streams.WriteQuestion($"[{HelpKey}] Help{ending}: ");
    }

    void Help((string Key, string Label)[] labels, Collection<ChoiceDescription> choices)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            string name = labels[i].Key.Length > 0 ? labels[i].Key : labels[i].Label;
            streams.WriteQuestion($"{name} - {choices[i].HelpMessage}{Environment.NewLine}");
        }
    }

    static bool Is(string answer, string text) => text.Length > 0 && string.Equals(answer, text, StringComparison.OrdinalIgnoreCase);

    static string Subject(string caption, string message) => string.IsNullOrWhiteSpace(message) ? caption : message.ReplaceLineEndings(" ");

    /// <summary>"Yes to &amp;All" is the key A and the label "Yes to All".</summary>
    static (string Key, string Label) KeyAndLabel(string label)
    {
        int mark = label.IndexOf('&');
        string plain = mark < 0 ? label : label.Remove(mark, 1);
        return (mark >= 0 && mark < plain.Length ? plain[mark].ToString().ToUpperInvariant() : "", plain.Trim());
    }
}
