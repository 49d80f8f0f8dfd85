namespace Setup.Tests.Launchers;

/// <summary>The real launcher in a folder whose dotnet leaves a TRX file as it is told.</summary>
public sealed class RunTestsTests
{
    private Scratch _scratch = null!;

    [SetUp]
    public void Lay_out_a_checkout()
    {
        _scratch = new Scratch();
        _scratch.Copy("run-tests.sh");
        _scratch.Program("fixtures/install/install.sh", "exit 0");
        _scratch.Program("fixtures/docker/up.sh", "echo DOCKER_HOST=unix:///bed");
        _scratch.Program("fixtures/docker/down.sh", "echo down >>down.log");
        _scratch.Program(
            "tools/dotnet",
            """
            if [ "$1" = build ]; then exit "$BUILD"; fi
            while [ "$1" != --results-directory ]; do shift; done
            folder=$2
            echo "$DOCKER_HOST" >>engine.log
            [ -z "$COUNTERS" ] || { mkdir -p "$folder" && echo "<x><Counters $COUNTERS error=\"0\" passedButRunAborted=\"7\" /></x>" >"$folder/a.trx"; }
            exit "$CODE"
            """);
    }

    [TearDown]
    public void Remove_it() => _scratch.Dispose();

    [TestCase("5 5 5", 0, "false", "10 passed, 0 failed", 0)]
    [TestCase("5 4 3", 1, "false", "6 passed, 2 failed, 2 skipped", 1)]
    [TestCase("5 4 4", 0, "false", "8 passed, 0 failed, 2 skipped", 0)]
    [TestCase("5 4 4", 0, "true", "8 passed, 2 failed", 1)]
    [TestCase("5 5 5", 134, "false", "10 passed, 2 failed", 1)]
    [TestCase("", 1, "false", "0 passed, 2 failed", 1)]
    [TestCase("0 0 0", 0, "false", "0 passed, 0 failed", 1)]
    [CancelAfter(10_000)]
    public async Task The_last_line_is_the_sum_of_both_solutions(
        string counters, int code, string ci, string sum, int exitCode, CancellationToken cancellationToken)
    {
        var names = new[] { "total", "executed", "passed" };
        var variables = new Dictionary<string, string>(Run.First(_scratch.PathOf("tools")))
        {
            ["COUNTERS"] = string.Join(' ', counters.Split(' ').Zip(names, (n, name) => n.Length > 0 ? $"{name}=\"{n}\"" : "")),
            ["CODE"] = $"{code}",
            ["BUILD"] = "0",
            ["CI"] = ci,
        };

        var run = await Run.Of(_scratch.PathOf("run-tests.sh"), [], variables, cancellationToken);

        run.LastLine.ShouldBe(sum, run.Errors);
        run.ExitCode.ShouldBe(exitCode);
        (await File.ReadAllLinesAsync(_scratch.PathOf("down.log"), cancellationToken)).ShouldBe(["down"]);
        (await File.ReadAllLinesAsync(_scratch.PathOf("engine.log"), cancellationToken)).ShouldAllBe(line => line == "unix:///bed");
    }

    [TestCase("fixtures/docker/up.sh", 0, "1 passed, 1 failed", "the Docker engine for the tests did not start")]
    [TestCase("unused", 1, "0 passed, 1 failed", "Validation.sln does not build")]
    [CancelAfter(10_000)]
    public async Task What_keeps_tests_from_running_is_a_failure(
        string broken, int build, string sum, string because, CancellationToken cancellationToken)
    {
        _scratch.Program(broken, "exit 1");
        var variables = new Dictionary<string, string>(Run.First(_scratch.PathOf("tools")))
        {
            ["COUNTERS"] = "total=\"1\" executed=\"1\" passed=\"1\"",
            ["CODE"] = "0",
            ["BUILD"] = $"{build}",
            ["DOCKER_HOST"] = "",
        };

        var run = await Run.Of(_scratch.PathOf("run-tests.sh"), [], variables, cancellationToken);

        run.LastLine.ShouldBe(sum);
        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldContain($"run-tests: {because}\n");
    }
}
