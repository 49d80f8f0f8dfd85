using Docker.DotNet.Models;

namespace Validation.Harness.Engines.Docker.Calling;

/// <summary>What an engine says while it imports an image. .NET's own Progress reports later, on another thread.</summary>
internal sealed class ImportProgress : IProgress<JSONMessage>
{
    private readonly List<string> said = [];

    /// <summary>The image's id; null while none has come.</summary>
    public string? Image => said.Find(status => status.StartsWith("sha256:", StringComparison.Ordinal));

    public string? Error { get; private set; }

    public void Report(JSONMessage value)
    {
        Error ??= value.Error?.Message;
        if (value.Status is { } status)
            said.Add(status);
    }

    public override string ToString() => string.Join(' ', said);
}
