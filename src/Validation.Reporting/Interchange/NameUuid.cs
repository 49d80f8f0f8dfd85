using System.Security.Cryptography;
using System.Text;

namespace Validation.Reporting.Interchange;

/// <summary>
/// UUIDs made from names (RFC 9562, version 5): the same for the same run and thing, so that writing a bundle again changes no
/// byte. OSCAL takes no version above 5.
/// </summary>
internal sealed class NameUuid(string run)
{
    private static readonly byte[] Space = new Guid("6b0f6a5e-3f6c-5e0b-9a63-2d6c1d0e8f11").ToByteArray(bigEndian: true);

    /// <summary>Of something that belongs to the run.</summary>
    public string Of(params ReadOnlySpan<string> names) => Make(run + "\n" + string.Join('\n', names));

    /// <summary>Of something that outlives the run: a node, a tool.</summary>
    public static string Lasting(params ReadOnlySpan<string> names) => Make(string.Join('\n', names));

    private static string Make(string name)
    {
#pragma warning disable CA5350 // the algorithm is the version's, and nothing relies on it to resist an attack
        var hash = SHA1.HashData([.. Space, .. Encoding.UTF8.GetBytes(name)]).AsSpan(0, 16);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash, bigEndian: true).ToString();
    }
}
