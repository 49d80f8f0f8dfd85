namespace Selftests.Support;

/// <summary>
/// A variable of this process's environment that is otherwise until this is disposed of. Only where nothing runs beside it.
/// </summary>
internal sealed class Variable : IDisposable
{
    private readonly string name;
    private readonly string? before;

    public Variable(string name, string value)
    {
        (this.name, before) = (name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    public void Dispose() => Environment.SetEnvironmentVariable(name, before);
}
