namespace Validation.Harness.Settings;

/// <summary>
/// A key or certificate as it was given: a file, or the PEM itself. No class's text, so that no message can print it by mistake.
/// </summary>
public sealed class PemText
{
    private readonly string? path;
    private readonly string? text;

    private PemText(string? path, string? text) => (this.path, this.text) = (path, text);

    public static PemText OfFile(string path) => new(path, null);

    /// <param name="pem">Line ends may be written as \n, as pipelines' secret stores do.</param>
    public static PemText Of(string pem) => new(null, pem.Replace("\\n", "\n", StringComparison.Ordinal));

    /// <exception cref="ConfigurationException">The file cannot be read.</exception>
    public string Read()
    {
        try
        {
            return text ?? File.ReadAllText(path!);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"'{path}' cannot be read: {error.Message}");
        }
    }

    public override string ToString() => path ?? "(text)";
}
