namespace Reporting.Tests.Sample;

/// <summary>A folder of a test's own, gone when the test is.</summary>
internal sealed class Scratch : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("validation-reporting-").FullName;

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public string Made(string name) => Directory.CreateDirectory(In(name)).FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
