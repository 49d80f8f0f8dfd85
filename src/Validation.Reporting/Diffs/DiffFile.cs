using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Validation.Reporting.Diffs;

/// <summary><c>diff.json</c>: what changed since the last bundle of the same target.</summary>
public static class DiffFile
{
    public const string Name = "diff.json";

    public static string Text(RunDiff diff) => JsonSerializer.Serialize(diff, DiffJson.Readable.RunDiff) + "\n";

    public static void Write(RunDiff diff, Stream stream)
    {
        JsonSerializer.Serialize(stream, diff, DiffJson.Readable.RunDiff);
        stream.WriteByte((byte)'\n');
    }

    /// <exception cref="InvalidDataException">The file is no diff of this schema.</exception>
    public static RunDiff Read(string path)
    {
        var diff = DiffJson.Read(path, DiffJson.Readable.RunDiff);
        return diff.Schema == RunDiff.CurrentSchema
            ? diff
            : throw new InvalidDataException(
                $"'{path}' has the schema '{diff.Schema}'; this version reads '{RunDiff.CurrentSchema}'");
    }
}

/// <summary><c>history.json</c>: the target's runs as they were known to this one, oldest first and itself last.</summary>
internal static class HistoryFile
{
    public const string Name = "history.json";

    /// <param name="history">Oldest first.</param>
    /// <param name="stream">Stays open.</param>
    public static void Write(IReadOnlyList<RunStamp> history, Stream stream)
    {
        JsonSerializer.Serialize(stream, history, DiffJson.Readable.IReadOnlyListRunStamp);
        stream.WriteByte((byte)'\n');
    }

    /// <exception cref="InvalidDataException">The file is no list of runs.</exception>
    public static IReadOnlyList<RunStamp> Read(string path) => DiffJson.Read(path, DiffJson.Readable.IReadOnlyListRunStamp);
}

[JsonSerializable(typeof(RunDiff))]
[JsonSerializable(typeof(IReadOnlyList<RunStamp>))]
internal sealed partial class DiffJson : JsonSerializerContext
{
    public static DiffJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public static T Read<T>(string path, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), type)
                ?? throw new InvalidDataException($"'{path}' holds nothing");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"'{path}' cannot be read: {error.Message}", error);
        }
    }
}
