namespace Validation.Harness.Settings;

/// <summary>The waivers that are taken where none are named.</summary>
internal static class WaiversBeside
{
    public const string Name = "waivers.json";

    /// <returns>The path of a directory's waivers.json, or null where it has none.</returns>
    public static string? Find(string directory) =>
        Path.Combine(directory, Name) is var path && File.Exists(path) ? path : null;
}
