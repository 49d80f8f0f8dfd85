using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Validation.Protocol;

namespace Validation.Results;

/// <summary>Reads and writes <c>results.json</c>.</summary>
public static class ResultsFile
{
    public const string Name = "results.json";

    public static string Write(string directory, RunResults results)
    {
        var path = Path.Combine(directory, Name);
        using var stream = File.Create(path);
        JsonSerializer.Serialize(stream, results, ResultsJson.Readable.RunResults);
        stream.WriteByte((byte)'\n');
        return path;
    }

    /// <exception cref="InvalidDataException">The file is no results file of this schema.</exception>
    public static RunResults Read(string path)
    {
        RunResults? results;
        try
        {
            using var stream = File.OpenRead(path);
            results = JsonSerializer.Deserialize(stream, ResultsJson.Sharing().RunResults);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"'{path}' is no results file: {error.Message}", error);
        }
        if (results?.Schema != RunResults.CurrentSchema)
            throw new InvalidDataException(
                $"'{path}' has the schema '{results?.Schema}'; this version reads '{RunResults.CurrentSchema}'");
        return results;
    }
}

[JsonSerializable(typeof(RunResults))]
[JsonSerializable(typeof(IReadOnlyList<Evidence>))]
public sealed partial class ResultsJson : JsonSerializerContext
{
    /// <summary>Quotes and arrows stay readable: the file is never embedded in HTML unescaped.</summary>
    public static ResultsJson Readable { get; } = new(Form());

    /// <summary>
    /// For one reading: a text that comes again is kept once. A cluster's rows say much the same a thousand times.
    /// </summary>
    public static ResultsJson Sharing()
    {
        var options = Form();
        options.Converters.Add(new SharedText());
        return new ResultsJson(options);
    }

    private static JsonSerializerOptions Form() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter<Ending>(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
