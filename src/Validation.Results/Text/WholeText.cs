using System.Text;

namespace Validation.Results.Text;

/// <summary>
/// A file's text, read in as much memory as it needs: <see cref="File.ReadAllText(string)"/> holds a long one twice over.
/// </summary>
public static class WholeText
{
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string Of(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }
}
