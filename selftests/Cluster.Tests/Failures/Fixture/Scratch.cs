namespace Validation.Cluster.Tests.Failures;

/// <summary>A directory for one test.</summary>
internal sealed class Scratch : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("validation-cluster-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
