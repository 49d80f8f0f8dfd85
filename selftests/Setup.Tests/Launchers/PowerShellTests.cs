using System.Text.Json;

namespace Setup.Tests.Launchers;

/// <summary>What PowerShell's launchers do besides what both do (<see cref="RunSuiteTests"/>).</summary>
public sealed class PowerShellTests
{
    private Scratch _scratch = null!;

    [SetUp]
    public void Make_a_scratch_folder() => _scratch = new Scratch();

    [TearDown]
    public void Remove_it() => _scratch.Dispose();

    [Test, CancelAfter(300_000)]
    public async Task A_real_gate_ends_the_same_from_both_launchers(CancellationToken cancellationToken)
    {
        var bash = await Gate("run-suite.sh", ["--filter", "ISO-PROC-007,ISO-KERN-001", "--output"], cancellationToken);
        var powerShell = await Gate("run-suite.ps1", ["-Filter", "ISO-PROC-007,ISO-KERN-001", "-Output"], cancellationToken);

        bash.ShouldBe(["ISO-KERN-001 pass", "ISO-PROC-007 pass"]);
        powerShell.ShouldBe(bash);
    }

    [TestCase("-Install -NoCluster", "<--install><--no-cluster>")]
    [TestCase("--no-cluster --install", "<--install><--no-cluster>")]
    [TestCase("", "<>")]
    [CancelAfter(60_000)]
    public async Task Switches_of_the_tests_reach_bash_and_the_exit_code_comes_back(
        string given, string taken, CancellationToken cancellationToken)
    {
        _scratch.Copy("run-tests.ps1");
        _scratch.Program("run-tests.sh", "printf '<%s>' \"$@\"; echo to errors >&2; exit 7");

        var run = await Tests(given.Split(' ', StringSplitOptions.RemoveEmptyEntries), cancellationToken);

        run.ShouldBe(new Ended(7, taken, "to errors\n"));
    }

    [TestCase("--nonsense")]
    [TestCase("-Nonsense")]
    [CancelAfter(60_000)]
    public async Task A_switch_that_the_tests_do_not_know_is_bad_input_and_starts_nothing(
        string nonsense, CancellationToken cancellationToken)
    {
        _scratch.Copy("run-tests.ps1");
        _scratch.Copy("run-tests.sh");

        var run = await Tests([nonsense], cancellationToken);

        run.ShouldBe(new Ended(2, "", $"run-tests: unknown switch '{nonsense}'; known: --install, --no-cluster\n"));
    }

    private Task<Ended> Tests(string[] switches, CancellationToken cancellationToken) =>
        Launcher.Of(_scratch.In("run-tests.ps1"), switches, new Dictionary<string, string>(), cancellationToken);

    private async Task<string[]> Gate(string launcher, string[] switches, CancellationToken cancellationToken)
    {
        var output = _scratch.In(launcher);
        var none = new Dictionary<string, string>();
        var run = await Launcher.Of(Repository.PathOf(launcher), [.. switches, output], none, cancellationToken);
        run.ExitCode.ShouldBe(0, run.Output + run.Errors);
        run.Output.ShouldContain("P A S S");
        var file = Path.Combine(output, "latest/results.json");
        using var results = JsonDocument.Parse(await File.ReadAllTextAsync(file, cancellationToken));
        return
        [
            .. results.RootElement.GetProperty("results").EnumerateArray()
                .Select(row => $"{row.GetProperty("control").GetString()} {row.GetProperty("verdict").GetString()}")
                .Order(StringComparer.Ordinal),
        ];
    }
}
