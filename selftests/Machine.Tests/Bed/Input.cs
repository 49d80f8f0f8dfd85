namespace Machine.Tests;

/// <summary>What the machine is handed: this checkout as it is built, the probe, and the job.</summary>
internal static class Input
{
    private static readonly string[] Needed =
        ["Validation.sln", "global.json", "fixtures", "src/Validation.Cli/bin", "tests/bin"];

    internal static async Task<string> MakeAsync(string folder, string probe, CancellationToken cancellationToken)
    {
        var checkout = Directory.CreateDirectory(Path.Combine(folder, "validation")).FullName;
        string[] arguments = ["--archive", "--parents", .. Needed, checkout];
        await new Command("cp", arguments) { Directory = Repository.Root }.SucceedAsync(cancellationToken);
        File.Copy(probe, Path.Combine(folder, "probe"));
        File.Copy(Repository.PathOf("selftests", "Machine.Tests", "Bed", "job"), Path.Combine(folder, "job"));
        return folder;
    }
}
