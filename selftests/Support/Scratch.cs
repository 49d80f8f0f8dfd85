using Validation.Harness.State;
using Validation.Harness.Sweeping;

namespace Selftests.Support;

/// <summary>A directory of a test's own, gone with the test. Its path is short: unix sockets are made in it.</summary>
internal sealed class Scratch : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("vs-").FullName;

    /// <returns>The whole path of what need not be there yet; the directory that it lies in is made.</returns>
    public string In(string relative)
    {
        var path = System.IO.Path.Combine(Path, relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    /// <returns>The whole path of a directory in it, which is made.</returns>
    public string Made(string relative) => Directory.CreateDirectory(In(relative)).FullName;

    /// <returns>The file's whole path.</returns>
    public string Write(string relative, string text)
    {
        File.WriteAllText(In(relative), text);
        return In(relative);
    }

    /// <summary>A program in bash, with the repository's strictness.</summary>
    /// <returns>Its whole path.</returns>
    public string Program(string relative, string body)
    {
        var path = Write(relative, $"#!/usr/bin/env bash\nset -euo pipefail\n{body}\n");
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        return path;
    }

    /// <summary>A file of the repository, at its own path or at another.</summary>
    public void Copy(string relative, string? to = null) => File.Copy(Repository.PathOf(relative), In(to ?? relative));

    /// <summary>Today's gVisor leaves mounts in its state directory: they are taken off, and not entered.</summary>
    public void Dispose() => OwnTree.Delete(Path).ShouldBeEmpty();
}
