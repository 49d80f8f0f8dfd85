namespace Validation.Reporting;

/// <summary>Where what is made once for all runs is kept: the probe's binary, the report's renderer.</summary>
public static class Cache
{
    /// <summary><c>$VALIDATION_CACHE</c>, or <c>~/.cache/validation</c>.</summary>
    public static string Directory =>
        Environment.GetEnvironmentVariable("VALIDATION_CACHE") is { Length: > 0 } named
            ? Path.GetFullPath(named)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "validation");
}
