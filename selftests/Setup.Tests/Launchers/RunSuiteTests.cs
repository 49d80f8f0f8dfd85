namespace Setup.Tests.Launchers;

/// <summary>The real launcher in a folder where dotnet and the installation write down how they were called.</summary>
public sealed class RunSuiteTests
{
    private Scratch _scratch = null!;

    [SetUp]
    public void Lay_out_a_checkout()
    {
        _scratch = new Scratch();
        _scratch.Copy("run-suite.sh");
        _scratch.Program("fixtures/install/install.sh", "echo \"installed $*\"");
        _scratch.Program("tools/dotnet", "if [ \"$1\" = build ]; then echo \"$BUILD\"; [ \"$BUILD\" = good ]; else printf '<%s>' \"$@\"; exit 3; fi");
    }

    [TearDown]
    public void Remove_it() => _scratch.Dispose();

    [Test, CancelAfter(10_000)]
    public async Task Switches_reach_the_gate_word_for_word_and_its_exit_code_comes_back(CancellationToken cancellationToken)
    {
        var run = await Launch("good", ["--engine", "docker", "--filter", "a b", "--output", ""], cancellationToken);

        run.Output.ShouldBe(
            $"<exec><{_scratch.Folder}/src/Validation.Cli/bin/Release/net10.0/validation.dll><gate>"
            + "<--engine><docker><--filter><a b><--output><>");
        run.Errors.ShouldBe("installed --check gate\n");
        run.ExitCode.ShouldBe(3);
    }

    [Test, CancelAfter(10_000)]
    public async Task Install_is_for_the_script_and_for_the_gate(CancellationToken cancellationToken)
    {
        var run = await Launch("good", ["--profile", "production", "--install"], cancellationToken);

        run.Output.ShouldStartWith("installed gate\n");
        run.Output.ShouldEndWith("<gate><--profile><production><--install>");
    }

    [Test, CancelAfter(10_000)]
    public async Task A_build_that_fails_is_shown_and_is_bad_input(CancellationToken cancellationToken)
    {
        var run = await Launch("error CS1002", [], cancellationToken);

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("error CS1002");
    }

    private Task<Run> Launch(string build, IReadOnlyList<string> switches, CancellationToken cancellationToken) =>
        Run.Of(
            _scratch.PathOf("run-suite.sh"),
            switches,
            new Dictionary<string, string>(Run.First(_scratch.PathOf("tools"))) { ["BUILD"] = build },
            cancellationToken);
}
