using PSMigrate.Engine.Dialects;

namespace PSMigrate.Engine.Exporting;

/// <summary>A dialect's script: what it cannot say becomes an error that names the dialect and the place.</summary>
sealed class GuardedScript : IScriptText
{
    readonly string provider;
    readonly IScriptText text;

    public GuardedScript(string provider, Func<IScriptText> open)
    {
        this.provider = provider;
        text = Try(open);
    }

    public void Begin() => Do(text.Begin);

    public void Step(ScriptStep step) => Do(() => text.Step(step));

    public void End() => Do(text.End);

    void Do(Action action) => Try(() =>
    {
        action();
        return true;
    });

    T Try<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (UnsupportedException unsupported)
        {
            throw Errors.NotInScript(unsupported.Message, unsupported.Remedy, provider, unsupported.Statement?.Locate(null));
        }
    }
}
