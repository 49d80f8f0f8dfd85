namespace House.Tests;

internal static class Repository
{
    internal static string Root { get; } = Find(AppContext.BaseDirectory);

    internal static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string Find(string directory) =>
        File.Exists(Path.Combine(directory, "Validation.sln"))
            ? directory
            : Find(Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException("no Validation.sln above the tests"));
}
