using System.Diagnostics.CodeAnalysis;

namespace Setup.Tests;

/// <summary>A folder of a test's own, gone with the test. Its path is short: unix sockets are made in it.</summary>
internal sealed class Scratch : IDisposable
{
    internal string Folder { get; } = Directory.CreateTempSubdirectory("vs-").FullName;

    internal string PathOf(string relative)
    {
        var path = Path.Combine(Folder, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    internal string Write(string relative, string text)
    {
        File.WriteAllText(PathOf(relative), text);
        return PathOf(relative);
    }

    /// <summary>A program in bash, with the repository's strictness.</summary>
    [SuppressMessage("Interoperability", "CA1416", Justification = "Everything that these scripts set up is Linux.")]
    internal void Program(string relative, string body)
    {
        var path = Write(relative, $"#!/usr/bin/env bash\nset -euo pipefail\n{body}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>A file of the repository, at its own path or at another.</summary>
    internal void Copy(string relative, string? to = null) => File.Copy(Repository.PathOf(relative), PathOf(to ?? relative));

    /// <summary>Today's gVisor leaves mounts in its state directory.</summary>
    public void Dispose()
    {
        using (var detached = System.Diagnostics.Process.Start(Repository.PathOf("fixtures/detach.sh"), [Folder]))
        {
            detached.WaitForExit();
            detached.ExitCode.ShouldBe(0);
        }
        Directory.Delete(Folder, recursive: true);
    }
}
