namespace Validation.Harness.Runs;

/// <summary>The checkout that this program was built in: fixtures, sources of the probe, validation.json.</summary>
public static class Repository
{
    private const string Mark = "Validation.sln";

    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string directory)
    {
        for (var parent = new DirectoryInfo(directory); parent is not null; parent = parent.Parent)
        {
            if (File.Exists(Path.Combine(parent.FullName, Mark)))
                return parent.FullName;
        }
        throw new InvalidOperationException($"'{directory}' lies in no checkout of Validation: no directory above it holds {Mark}");
    }
}
