using Validation.Harness.Processes;
using Validation.Harness.Runs;

namespace Machine.Tests;

/// <summary>What the machine is handed: this checkout as it is built, the probe, and the job.</summary>
internal static class Input
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly string[] Needed =
        ["Validation.sln", "global.json", "fixtures", "src/Validation.Cli/bin", "tests/bin"];

    internal static async Task<string> MakeAsync(string folder, string probe, CancellationToken cancellationToken)
    {
        var checkout = Directory.CreateDirectory(Path.Combine(folder, "validation")).FullName;
        string[] arguments = ["--archive", "--parents", .. Needed, checkout];
        (await Execution.RunInAsync(Repository.Root, "cp", arguments, Limit, cancellationToken))
            .Ensure("copying what the machine is handed");
        File.Copy(probe, Path.Combine(folder, "probe"));
        File.Copy(Path.Combine(Repository.Root, "selftests", "Machine.Tests", "Bed", "job"), Path.Combine(folder, "job"));
        return folder;
    }
}
