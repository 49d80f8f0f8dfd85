using Validation.Harness.Settings;

namespace Validation.Harness.Runs;

/// <summary>
/// The checkout that this program was built in: fixtures, sources of the probe, validation.json. A program that was installed
/// elsewhere, as in the image, has none and works in the current directory.
/// </summary>
public static class Repository
{
    private const string Mark = "Validation.sln";

    private static readonly string? Checkout = Find(AppContext.BaseDirectory);

    public static string Root { get; } = Checkout ?? Environment.CurrentDirectory;

    /// <exception cref="ConfigurationException">There is no checkout.</exception>
    public static void Require(string what)
    {
        if (Checkout is null)
            throw new ConfigurationException($"{what} needs the project's sources, and '{AppContext.BaseDirectory}' lies in no "
                + $"checkout: no directory above it holds {Mark}");
    }

    private static string? Find(string directory)
    {
        for (var parent = new DirectoryInfo(directory); parent is not null; parent = parent.Parent)
        {
            if (File.Exists(Path.Combine(parent.FullName, Mark)))
                return parent.FullName;
        }
        return null;
    }
}
