using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Validation.Reporting.Proof;

/// <summary>A signed text, as DSSE v1 has it (github.com/secure-systems-lab/dsse): type, text in base64, signatures.</summary>
internal sealed record Envelope
{
    public const string InToto = "application/vnd.in-toto+json";

    public required string PayloadType { get; init; }

    /// <summary>Base64.</summary>
    public required string Payload { get; init; }

    public required IReadOnlyList<EnvelopeSignature> Signatures { get; init; }

    /// <summary>
    /// What is signed: <c>DSSEv1</c>, the type's length and the type, the text's length and the text, with blanks between.
    /// </summary>
    public static byte[] PreAuthentication(string type, byte[] text) =>
        [.. Encoding.UTF8.GetBytes($"DSSEv1 {Encoding.UTF8.GetByteCount(type)} {type} {text.Length} "), .. text];

    public static Envelope Of(byte[] text, SigningKey key) => new()
    {
        PayloadType = InToto,
        Payload = Convert.ToBase64String(text),
        Signatures = [
            new EnvelopeSignature
            {
                KeyId = key.Public.KeyId,
                Sig = Convert.ToBase64String(key.Sign(PreAuthentication(InToto, text))),
            },
        ],
    };

    /// <summary>The one text that this envelope has.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, EnvelopeJson.Readable.Envelope) + "\n";

    /// <exception cref="InvalidDataException">The text is none that this program writes, down to the byte.</exception>
    public static Envelope Parse(string text)
    {
        try
        {
            var envelope = JsonSerializer.Deserialize(text, EnvelopeJson.Readable.Envelope)
                ?? throw new InvalidDataException("the envelope is empty");
            if (envelope.ToString() != text || Convert.ToBase64String(envelope.Text) != envelope.Payload
                || envelope.Signatures.Any(signature => Convert.ToBase64String(signature.Bytes) != signature.Sig))
                throw new InvalidDataException("the envelope is not written as this program writes it");
            return envelope;
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            throw new InvalidDataException($"the envelope cannot be read: {error.Message}", error);
        }
    }

    /// <summary>The signed text.</summary>
    [JsonIgnore]
    public byte[] Text => Convert.FromBase64String(Payload);
}

public sealed record EnvelopeSignature
{
    /// <summary>SHA-256 of the public key (SubjectPublicKeyInfo, DER), lower-case hexadecimal.</summary>
    [JsonPropertyName("keyid")]
    public required string KeyId { get; init; }

    /// <summary>ECDSA with SHA-256, DER, in base64.</summary>
    public required string Sig { get; init; }

    [JsonIgnore]
    public byte[] Bytes => Convert.FromBase64String(Sig);
}

[JsonSerializable(typeof(Envelope))]
internal sealed partial class EnvelopeJson : JsonSerializerContext
{
    public static EnvelopeJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
