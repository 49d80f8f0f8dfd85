namespace Validation.Harness.Tests.Needs;

/// <summary>A real runtime that takes something out of each bundle before it runs it.</summary>
internal sealed class RuntimeWithout : IDisposable
{
    private readonly Scratch scratch = new();

    /// <param name="runtime">runc or runsc.</param>
    /// <param name="change">Shell commands; <c>$bundle</c> is the bundle's directory.</param>
    public RuntimeWithout(string runtime, string change) => Path = scratch.Program(runtime, $"""
        bundle='' previous=''
        for argument in "$@"; do
          if [ "$previous" = --bundle ]; then bundle=$argument; fi
          previous=$argument
        done
        if [ -n "$bundle" ]; then
          {change}
        fi
        exec {Processes.Programs.Find(runtime)} "$@"
        """);

    public string Path { get; }

    public void Dispose() => scratch.Dispose();
}
