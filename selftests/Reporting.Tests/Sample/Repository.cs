namespace Reporting.Tests.Sample;

internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? from) =>
        from is null ? throw new InvalidOperationException($"no Validation.sln above {AppContext.BaseDirectory}")
        : File.Exists(Path.Combine(from.FullName, "Validation.sln")) ? from.FullName
        : Find(from.Parent);
}
