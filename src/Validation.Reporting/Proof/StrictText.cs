using System.Text;

namespace Validation.Reporting.Proof;

/// <summary>
/// Text that is proof of something: any byte that is not as it was written is noticed, a byte order mark as well.
/// </summary>
internal static class StrictText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="InvalidDataException">The file is no UTF-8.</exception>
    public static string Read(string path)
    {
        try
        {
            return Utf8.GetString(File.ReadAllBytes(path));
        }
        catch (DecoderFallbackException error)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)} is no text: {error.Message}", error);
        }
    }
}
