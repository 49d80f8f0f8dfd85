namespace Setup.Tests.Launchers;

/// <summary>The real <c>.ci/run</c> in a repository whose tests write down where they run.</summary>
public sealed class CiTests
{
    private Scratch _scratch = null!;

    [SetUp]
    public async Task Lay_out_a_repository()
    {
        _scratch = new Scratch();
        _scratch.Made("temporary");
        _scratch.Write("beside", "nothing of this may be seen");
        _scratch.Copy(".ci/run", "checkout/.ci/run");
        _scratch.Write(
            "checkout/README.md", "```\n./run-suite.sh --install   # the gate\n./run-tests.sh --install   # the tests\n```\n");
        _scratch.Program("checkout/run-tests.sh", $"exec {_scratch.In("tests")} \"$@\"");
        Tests("exit 0");
        await Git("init", "--quiet");
        await Git("add", ".");
        await Git("commit", "--quiet", "--message", "all");
    }

    [TearDown]
    public void Remove_it() => _scratch.Dispose();

    [TestCase(0)]
    [TestCase(1)]
    [CancelAfter(20_000)]
    public async Task The_readmes_command_runs_in_a_clone_that_stands_alone(int exitCode, CancellationToken cancellationToken)
    {
        Tests($"cat; ls -A ..; ls -A; echo \"$@\"; echo to errors >&2; echo '5 passed, 0 failed'; exit {exitCode}");
        _scratch.Write("checkout/not-committed", "");

        var run = await Ci(cancellationToken);

        run.ExitCode.ShouldBe(exitCode);
        run.Output.ShouldBe("validation\n.ci\n.git\nREADME.md\nrun-tests.sh\n--install\n5 passed, 0 failed\n");
        run.Errors.ShouldBe("to errors\n");
        NothingIsLeft();
    }

    [Test, CancelAfter(20_000)]
    public async Task Ended_early_it_ends_what_it_started_and_takes_the_clone_away(CancellationToken cancellationToken)
    {
        Tests($"""
            sleep 600 &
            trap 'kill $!; echo ended >{_scratch.In("told")}; exit 1' TERM
            kill -TERM "$PPID"
            wait
            """);

        var run = await Ci(cancellationToken);

        run.ExitCode.ShouldBe(143, run.Errors);
        File.ReadAllText(_scratch.In("told")).ShouldBe("ended\n");
        NothingIsLeft();
    }

    [Test, CancelAfter(20_000)]
    public async Task Without_a_commit_there_is_nothing_to_test(CancellationToken cancellationToken)
    {
        Directory.Delete(_scratch.In("checkout/.git"), recursive: true);

        var run = await Ci(cancellationToken);

        run.ExitCode.ShouldNotBe(0);
        run.Output.ShouldBe("");
        NothingIsLeft();
    }

    private void Tests(string body) => _scratch.Program("tests", body);

    private void NothingIsLeft() => Directory.EnumerateFileSystemEntries(_scratch.In("temporary")).ShouldBeEmpty();

    private Task<Ended> Ci(CancellationToken cancellationToken) =>
        new Command(_scratch.In("checkout/.ci/run"))
        {
            Variables = new Dictionary<string, string> { ["TMPDIR"] = _scratch.In("temporary") },
        }.RunAsync(cancellationToken);

    private Task Git(params string[] arguments) =>
        new Command("git", ["-c", "user.name=test", "-c", "user.email=test@localhost", .. arguments])
        {
            Directory = _scratch.In("checkout"),
        }.SucceedAsync();
}
