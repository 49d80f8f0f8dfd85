using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Validation.Reporting.Diffs;

/// <summary>Reads and writes <c>diff.json</c>. The same two runs give the same bytes.</summary>
public static class DiffFile
{
    public const string Name = "diff.json";

    public static string Text(RunDiff diff) => JsonSerializer.Serialize(diff, DiffJson.Readable.RunDiff) + "\n";

    /// <exception cref="InvalidDataException">The file is no diff of this schema.</exception>
    public static RunDiff Read(string path)
    {
        RunDiff? diff;
        try
        {
            diff = JsonSerializer.Deserialize(File.ReadAllText(path), DiffJson.Readable.RunDiff);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"'{path}' is no diff: {error.Message}", error);
        }
        return diff?.Schema == RunDiff.CurrentSchema
            ? diff
            : throw new InvalidDataException($"'{path}' has the schema '{diff?.Schema}'; this version reads '{RunDiff.CurrentSchema}'");
    }
}

[JsonSerializable(typeof(RunDiff))]
internal sealed partial class DiffJson : JsonSerializerContext
{
    public static DiffJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
