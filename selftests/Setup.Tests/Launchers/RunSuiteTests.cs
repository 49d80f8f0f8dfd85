namespace Setup.Tests.Launchers;

/// <summary>The real launchers in a folder where dotnet and the installation write down how they were called.</summary>
[TestFixture("run-suite.sh")]
[TestFixture("run-suite.ps1")]
public sealed class RunSuiteTests(string launcher)
{
    private Scratch _scratch = null!;

    [SetUp]
    public void Lay_out_a_checkout()
    {
        _scratch = new Scratch();
        _scratch.Copy(launcher);
        _scratch.Copy("eng/build.sh");
        foreach (var folder in new[] { "src", "tests" })
            _scratch.Made(folder);
        _scratch.Program("fixtures/install/install.sh", "echo \"installed $*\"; [ \"$1\" = --check ] || exit \"$INSTALL\"");
        _scratch.Program(
            "tools/dotnet",
            """
            if [ "$1" = build ]; then echo "$BUILD"; [ "$BUILD" = good ]; else printf '<%s>' "$@"; exit 3; fi
            """);
    }

    [TearDown]
    public void Remove_it() => _scratch.Dispose();

    [Test, CancelAfter(60_000)]
    public async Task Switches_reach_the_gate_word_for_word_and_its_exit_code_comes_back(CancellationToken cancellationToken)
    {
        var run = await Launch("good", ["--engine", "docker", "--filter", "a b", "--output", ""], cancellationToken);

        run.Output.ShouldBe(
            $"<exec><{_scratch.Path}/src/Validation.Cli/bin/Release/net10.0/validation.dll><gate>"
            + "<--engine><docker><--filter><a b><--output><>");
        run.Errors.ShouldBe("installed --check gate\n");
        run.ExitCode.ShouldBe(3);
    }

    [Test, CancelAfter(60_000)]
    public async Task Install_is_for_the_script_and_for_the_gate(CancellationToken cancellationToken)
    {
        var run = await Launch("good", ["--profile", "production", "--install"], cancellationToken);

        run.Output.ShouldStartWith("installed gate\n");
        run.Output.ShouldEndWith("<gate><--profile><production><--install>");
    }

    [Test, CancelAfter(60_000)]
    public async Task Where_the_installation_failed_nothing_is_built_or_measured(CancellationToken cancellationToken)
    {
        var run = await Launch("good", ["--install"], cancellationToken, install: 2);

        run.ShouldBe(new Ended(2, "installed gate\n", ""));
    }

    [Test, CancelAfter(60_000)]
    public async Task A_build_that_fails_is_shown_on_standard_error_and_is_bad_input(CancellationToken cancellationToken)
    {
        var run = await Launch("error CS1002", [], cancellationToken);

        run.ShouldBe(new Ended(2, "", "installed --check gate\nerror CS1002\n"));
    }

    private Task<Ended> Launch(string build, string[] switches, CancellationToken cancellationToken, int install = 0) =>
        Launcher.Of(
            _scratch.In(launcher),
            switches,
            new Dictionary<string, string>(SearchPath.Starting(_scratch.In("tools")))
            {
                ["BUILD"] = build, ["INSTALL"] = $"{install}",
            },
            cancellationToken);
}
