namespace Setup.Tests.Install;

public sealed class InstallCheckTests
{
    private const string LineForGvisor = "Install: apt-get install --no-install-recommends -t bookworm-backports runsc";

    [Test, CancelAfter(10_000)]
    public async Task What_is_missing_is_named_with_the_line_that_installs_it(CancellationToken cancellationToken)
    {
        using var scratch = new Scratch();
        foreach (var tool in new[] { "bash", "grep", "cat", "env", "apt-get" })
            File.CreateSymbolicLink(scratch.In(tool), (await new Command("which", tool).OutputAsync()).Trim());

        var run = await Check("gate", new() { ["PATH"] = scratch.Path }, cancellationToken);

        run.ExitCode.ShouldBe(2, run.Errors);
        run.Output.Split('\n')
            .ShouldContain(line =>
                line.StartsWith("missing: runsc (", StringComparison.Ordinal)
                    && line.EndsWith(LineForGvisor, StringComparison.Ordinal));
        run.Output.ShouldContain("missing: gcc (");
        run.Output.ShouldNotContain("docker.io");
    }

    [Test, CancelAfter(10_000)]
    public async Task A_gVisor_of_2023_counts_as_missing(CancellationToken cancellationToken)
    {
        var run = await Check("gate", SearchPath.Starting(Repository.Sabotage("old")), cancellationToken);

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldContain(LineForGvisor);
        run.Output.ShouldNotContain("missing: gcc");
    }

    [Test, CancelAfter(10_000)]
    public async Task A_machine_that_has_everything_hears_nothing(CancellationToken cancellationToken) =>
        (await Check("tests", [], cancellationToken)).ShouldBe(new Ended(0, "", ""));

    [TestCase("all")]
    [TestCase("")]
    [CancelAfter(10_000)]
    public async Task An_unknown_set_of_tools_is_refused(string wanted, CancellationToken cancellationToken)
    {
        var run = await Check(wanted, [], cancellationToken);

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldBe($"install.sh: say gate, tests or cluster (or --check and one of them), not '{wanted}'\n");
    }

    private static Task<Ended> Check(string wanted, Dictionary<string, string> variables, CancellationToken cancellationToken) =>
        new Command(Repository.PathOf("fixtures/install/install.sh"), "--check", wanted) { Variables = variables }
            .RunAsync(cancellationToken);
}
