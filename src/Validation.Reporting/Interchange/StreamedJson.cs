using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Validation.Reporting.Interchange;

/// <summary>
/// A JSON document of which only one element is in memory at a time. Strings must come through <see cref="Plain"/>: the encoder
/// leaves everything readable, as these files are embedded in no page.
/// </summary>
internal sealed class StreamedJson : IDisposable
{
    private const int Chunk = 1 << 16;

    private readonly Utf8JsonWriter writer;

    public StreamedJson(Stream stream) => writer = new Utf8JsonWriter(stream, new JsonWriterOptions
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Opens an object: a member by its name, or the document or an array's element without one.</summary>
    public void Open(string? name = null)
    {
        if (name is not null)
            writer.WritePropertyName(name);
        writer.WriteStartObject();
    }

    public void Close() => writer.WriteEndObject();

    public void OpenArray(string name)
    {
        writer.WritePropertyName(name);
        writer.WriteStartArray();
    }

    public void CloseArray() => writer.WriteEndArray();

    public void Member(string name, JsonNode value)
    {
        writer.WritePropertyName(name);
        value.WriteTo(writer);
    }

    /// <summary>A member that is an array; left out where it would be empty, as OSCAL demands.</summary>
    public void Array(string name, IEnumerable<JsonNode> elements)
    {
        var any = false;
        foreach (var element in elements)
        {
            if (!any)
                OpenArray(name);
            any = true;
            element.WriteTo(writer);
            if (writer.BytesPending > Chunk)
                writer.Flush();
        }
        if (any)
            CloseArray();
    }

    public void Dispose() => writer.Dispose();
}
