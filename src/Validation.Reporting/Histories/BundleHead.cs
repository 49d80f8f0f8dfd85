using System.Text;
using System.Text.Json;
using Validation.Reporting.Diffs;
using Validation.Results;

namespace Validation.Reporting.Histories;

/// <summary>
/// Which run a <c>results.json</c> is of and how it ended, without reading what lies between: the run stands at the file's
/// beginning, the summary at its end. A file that is laid out otherwise is read as a whole, so nothing is ever guessed.
/// </summary>
internal static class BundleHead
{
    private const int HeadBytes = 64 << 10;

    private const int TailBytes = 4 << 10;

    /// <summary>
    /// As it is written, indented; inside a JSON string no line can begin, so this is the member and never its picture.
    /// </summary>
    private static readonly byte[] SummaryMember = Encoding.UTF8.GetBytes("\n  \"summary\": ");

    /// <exception cref="InvalidDataException">The file is no results file of this schema.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static RunStamp Read(string path)
    {
        using var file = File.OpenRead(path);
        try
        {
            var (schema, run) = Start(file);
            var summary = run is null ? null : End(file);
            if (run is null || summary is null)
                (schema, run, summary) = Whole(file);
            return schema == RunResults.CurrentSchema
                ? RunStamp.Of(run, summary)
                : throw new InvalidDataException(
                    $"'{path}' has the schema '{schema}'; this version reads '{RunResults.CurrentSchema}'");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException(
                $"'{path}' is no results file of this version (at line {error.LineNumber + 1})", error);
        }
    }

    private static (string? Schema, RunRecord? Run) Start(FileStream file)
    {
        var bytes = Part(file, 0, HeadBytes);
        var reader = new Utf8JsonReader(bytes, isFinalBlock: bytes.Length == file.Length, new JsonReaderState());
        string? schema = null;
        while (reader.Read() && reader.CurrentDepth <= 1)
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            var isRun = reader.ValueTextEquals("run");
            var isSchema = reader.ValueTextEquals("schema");
            if (!reader.Read())
                break;
            if (isSchema && reader.TokenType == JsonTokenType.String)
                schema = reader.GetString();
            var value = reader;
            if (!reader.TrySkip())
                break;
            if (isRun)
                return (schema, JsonSerializer.Deserialize(ref value, ResultsJson.Readable.RunRecord));
        }
        return (schema, null);
    }

    /// <returns>null where the file does not end in its summary.</returns>
    private static Summary? End(FileStream file)
    {
        var bytes = Part(file, Math.Max(0, file.Length - TailBytes), TailBytes);
        var at = bytes.AsSpan().LastIndexOf(SummaryMember);
        if (at < 0)
            return null;
        var rest = bytes.AsSpan(at + SummaryMember.Length);
        var reader = new Utf8JsonReader(rest);
        var summary = JsonSerializer.Deserialize(ref reader, ResultsJson.Readable.Summary);
        return rest[(int)reader.BytesConsumed..].Trim(" \r\n\t"u8).SequenceEqual("}"u8) ? summary : null;
    }

    private static (string? Schema, RunRecord Run, Summary Summary) Whole(FileStream file)
    {
        file.Position = 0;
        var whole = JsonSerializer.Deserialize(file, HeadJson.Readable.Abridged) ?? throw new JsonException();
        return (whole.Schema, whole.Run, whole.Summary);
    }

    private static byte[] Part(FileStream file, long from, int most)
    {
        file.Position = from;
        var bytes = new byte[Math.Min(most, file.Length - from)];
        file.ReadExactly(bytes);
        return bytes;
    }
}
