namespace Validation.Harness.Tests.Needs;

/// <summary>A real runtime that takes something out of each bundle before it runs it.</summary>
internal sealed class RuntimeWithout : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("validation-without-").FullName;

    /// <param name="runtime">runc or runsc.</param>
    /// <param name="change">Shell commands; <c>$bundle</c> is the bundle's directory.</param>
    public RuntimeWithout(string runtime, string change)
    {
        Path = System.IO.Path.Combine(directory, runtime);
        File.WriteAllText(Path, $"""
            #!/bin/bash
            set -euo pipefail
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
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(directory, recursive: true);
}
