using System.Text;

namespace Validation.Reporting.Parts;

/// <summary>
/// One file of a bundle that derives from its input: its path below the bundle, with slashes, and what writes it.
/// </summary>
public sealed record BundleFile(string Path, Action<Stream> Write)
{
    public static BundleFile OfText(string path, string text) => new(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    public byte[] Bytes()
    {
        using var bytes = new MemoryStream();
        Write(bytes);
        return bytes.ToArray();
    }
}
