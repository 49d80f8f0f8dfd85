using Validation.Harness.Settings;

namespace Validation.Harness.Engines;

/// <summary>Reads a platform's template.</summary>
public static class TemplateFile
{
    /// <exception cref="ConfigurationException">The file cannot be read.</exception>
    public static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"the template '{path}' cannot be read: {error.Message}");
        }
    }
}
