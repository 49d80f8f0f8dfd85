using System.Text.Json;
using Validation.Harness.Processes;
using Validation.Harness.Runs;

namespace Machine.Tests;

/// <summary>What the machine is handed: this checkout as it is built, the packages that `dotnet test` reads, the probe, the job.</summary>
internal static class Input
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Needed to build or to measure coverage, not to test.</summary>
    private static readonly string[] Left = ["microsoft.codecoverage"];

    internal static async Task<string> MakeAsync(string folder, string probe, CancellationToken cancellationToken)
    {
        var (checkout, nuget) = (Path.Combine(folder, "validation"), Path.Combine(folder, "nuget"));
        Directory.CreateDirectory(checkout);
        var files = Directory.EnumerateFiles(Repository.Root).Select(Path.GetFileName).OfType<string>();
        await CopyAsync(Repository.Root, [.. files, "src", "tests", "fixtures", "eng"], checkout, cancellationToken);
        var packages = Packages();
        Directory.CreateDirectory(nuget);
        await CopyAsync(packages.Root, packages.Folders, nuget, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "checkout"), Repository.Root, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "packages"), packages.Root, cancellationToken);
        File.Copy(probe, Path.Combine(folder, "probe"));
        File.Copy(Path.Combine(Repository.Root, "selftests", "Machine.Tests", "Bed", "job"), Path.Combine(folder, "job"));
        return folder;
    }

    /// <summary>Of the suites' own list of what they were restored with.</summary>
    private static (string Root, IReadOnlyList<string> Folders) Packages()
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "obj", "project.assets.json")));
        var root = assets.RootElement.GetProperty("packageFolders").EnumerateObject().First().Name;
        var folders = assets.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package")
            .Select(library => library.Value.GetProperty("path").GetString()!)
            .Where(path => !Left.Any(left => path.StartsWith(left + "/", StringComparison.Ordinal)));
        return (root, [.. folders]);
    }

    private static async Task CopyAsync(string from, IReadOnlyList<string> what, string to, CancellationToken cancellationToken) =>
        (await Execution.RunInAsync(from, "cp", ["--archive", "--parents", .. what, to], Limit, cancellationToken)).Ensure("copying what the machine is handed");
}
