namespace Setup.Tests.Launchers;

public sealed class ScriptTests
{
    private static readonly string[] Folders = [".ci", "eng", "fixtures"];

    private static IEnumerable<string> Scripts() =>
        Folders.SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
            .Where(file => !file.Contains("/node_modules/", StringComparison.Ordinal))
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.sh"))
            .Where(file => File.ReadLines(file).FirstOrDefault() == "#!/usr/bin/env bash")
            .Select(file => Path.GetRelativePath(Repository.Root, file));

    [TestCaseSource(nameof(Scripts)), CancelAfter(10_000)]
    public async Task A_script_parses_is_strict_and_can_be_executed(string script, CancellationToken cancellationToken)
    {
        var path = Repository.PathOf(script);

        (await new Command("bash", "-n", path).RunAsync(cancellationToken)).ShouldBe(new Ended(0, "", ""));
        File.ReadLines(path).ShouldContain("set -euo pipefail");
        (await new Command("test", "-x", path).RunAsync(cancellationToken)).ExitCode.ShouldBe(0);
    }

    [TestCase("run-suite.sh", 20)]
    [TestCase("run-suite.ps1", 40)]
    [TestCase("run-tests.sh", 110)]
    [TestCase("run-tests.ps1", 15)]
    [TestCase(".ci/run", 30)]
    [TestCase("eng/build.sh", 45)]
    public void A_launcher_stays_thin(string launcher, int lines) =>
        File.ReadLines(Repository.PathOf(launcher)).Count().ShouldBeLessThanOrEqualTo(lines);
}
