namespace Kubernetes.Tests;

/// <summary>A directory that goes with its test.</summary>
internal sealed class Scratch : IDisposable
{
    internal string Root { get; } = Directory.CreateTempSubdirectory("validation-kubernetes-").FullName;

    /// <returns>The file's whole path.</returns>
    internal string Write(string name, string text)
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
