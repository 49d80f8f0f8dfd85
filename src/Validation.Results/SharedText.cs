using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Validation.Results;

/// <summary>Reads strings so that equal ones are one object. Belongs to one reading, by one thread.</summary>
internal sealed class SharedText : JsonConverter<string>
{
    private const int Longest = 2048;
    private const int Most = 100_000;

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var bytes = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        if (bytes > Longest)
            return reader.GetString();
        var letters = ArrayPool<char>.Shared.Rent((int)bytes);
        try
        {
            var text = letters.AsSpan(0, reader.CopyString(letters));
            var known = seen.GetAlternateLookup<ReadOnlySpan<char>>();
            if (known.TryGetValue(text, out var same))
                return same;
            var made = text.ToString();
            if (seen.Count < Most)
                seen.Add(made);
            return made;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(letters);
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader, typeToConvert, options)!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value);
}
