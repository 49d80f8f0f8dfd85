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
        _scratch.Program("fixtures/docker/down.sh", "echo down $1 >>down.log");
        _scratch.Program("fixtures/cluster/up.sh", "echo KUBECONFIG=/bed/kubeconfig");
        _scratch.Program("fixtures/cluster/down.sh", "echo cluster down >>down.log");
        _scratch.Program(
            "tools/dotnet",
            """
            if [ "$1" = build ]; then exit "$BUILD"; fi
            while [ "$1" != --results-directory ]; do shift; done
            folder=$2
            echo "$DOCKER_HOST $KUBECONFIG" >>engine.log
            [ -z "$COUNTERS" ] || { mkdir -p "$folder" && echo "<x><Counters $COUNTERS error=\"0\" passedButRunAborted=\"7\" /></x>" >"$folder/a.trx"; }
            exit "$CODE"
            """);
    }

    [TearDown]
    public void Remove_it() => _scratch.Dispose();

    [TestCase("5 5 5", 0, "false", "15 passed, 0 failed", 0)]
    [TestCase("5 4 3", 1, "false", "9 passed, 3 failed, 3 skipped", 1)]
    [TestCase("5 4 4", 0, "false", "12 passed, 0 failed, 3 skipped", 0)]
    [TestCase("5 4 4", 0, "true", "12 passed, 3 failed", 1)]
    [TestCase("5 5 5", 134, "false", "15 passed, 3 failed", 1)]
    [TestCase("", 1, "false", "0 passed, 3 failed", 1)]
    [TestCase("0 0 0", 0, "false", "0 passed, 0 failed", 1)]
    [CancelAfter(10_000)]
    public async Task The_last_line_is_the_sum_of_all_solutions(
        string counters, int code, string ci, string sum, int exitCode, CancellationToken cancellationToken)
    {
        var names = new[] { "total", "executed", "passed" };
        var variables = new Dictionary<string, string>
        {
            ["COUNTERS"] = string.Join(' ', counters.Split(' ').Zip(names, (n, name) => n.Length > 0 ? $"{name}=\"{n}\"" : "")),
            ["CODE"] = $"{code}",
            ["BUILD"] = "0",
            ["CI"] = ci,
            ["KUBECONFIG"] = "",
        };

        var run = await RunTests(variables);

        run.LastLine.ShouldBe(sum, run.Errors);
        run.ExitCode.ShouldBe(exitCode);
        (await File.ReadAllLinesAsync(_scratch.In("down.log"), cancellationToken))
            .ShouldBe(["down bookworm", "down sid", "cluster down"]);
        (await File.ReadAllLinesAsync(_scratch.In("engine.log"), cancellationToken))
            .ShouldBe(["unix:///bed ", "unix:///bed ", "unix:///bed /bed/kubeconfig"]);
    }

    [TestCase("", "--no-cluster", "10 passed, 0 failed", TestName = "Without_Kubernetes_nothing_of_it_is_started")]
    [TestCase("/mine", "", "15 passed, 0 failed", TestName = "Somebodys_own_cluster_is_used_and_left")]
    [CancelAfter(10_000)]
    public async Task The_projects_own_cluster_is_left_alone(string config, string given, string sum,
        CancellationToken cancellationToken)
    {
        _scratch.Program("fixtures/cluster/up.sh", "echo up >>down.log");
        var variables = new Dictionary<string, string>
        {
            ["COUNTERS"] = "total=\"5\" executed=\"5\" passed=\"5\"",
            ["CODE"] = "0",
            ["BUILD"] = "0",
            ["KUBECONFIG"] = config,
        };

        var run = await RunTests(variables, given.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        run.LastLine.ShouldBe(sum, run.Errors);
        (await File.ReadAllLinesAsync(_scratch.In("down.log"), cancellationToken)).ShouldBe(["down bookworm", "down sid"]);
        (await File.ReadAllLinesAsync(_scratch.In("engine.log"), cancellationToken)).ShouldAllBe(line =>
            line == $"unix:///bed {config}");
    }

    [TestCase("fixtures/docker/up.sh", 0, "2 passed, 1 failed", "the Docker engine for the tests did not start")]
    [TestCase("fixtures/cluster/up.sh", 0, "2 passed, 1 failed", "the cluster for the tests did not start")]
    [TestCase("unused", 1, "0 passed, 1 failed", "Validation.sln does not build")]
    [CancelAfter(10_000)]
    public async Task What_keeps_tests_from_running_is_a_failure(
        string broken, int build, string sum, string because, CancellationToken cancellationToken)
    {
        _scratch.Program(broken, "exit 1");
        var variables = new Dictionary<string, string>
        {
            ["COUNTERS"] = "total=\"1\" executed=\"1\" passed=\"1\"",
            ["CODE"] = "0",
            ["BUILD"] = $"{build}",
            ["DOCKER_HOST"] = "",
            ["KUBECONFIG"] = "",
        };

        var run = await RunTests(variables);

        run.LastLine.ShouldBe(sum);
        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldContain($"run-tests: {because}\n");
    }

    [Test, CancelAfter(20_000)]
    public async Task Ended_early_it_ends_the_tests_and_takes_the_beds_down(CancellationToken cancellationToken)
    {
        _scratch.Program(
            "tools/dotnet",
            """
            if [ "$1" = build ]; then exit 0; fi
            sleep 600 &
            trap 'kill $! || true; echo ended >>ended.log; exit 1' TERM
            kill -TERM $(ps -o ppid= -p "$PPID") # timeout's parent
            wait
            """);

        var run = await RunTests([]);

        run.ExitCode.ShouldBe(143, run.Errors);
        (await File.ReadAllLinesAsync(_scratch.In("ended.log"), cancellationToken)).ShouldBe(["ended"]);
        (await File.ReadAllLinesAsync(_scratch.In("down.log"), cancellationToken)).ShouldBe(["down bookworm", "down sid"]);
    }

    private Task<Ended> RunTests(Dictionary<string, string> variables, params string[] given) =>
        new Command(_scratch.In("run-tests.sh"), given)
        {
            Variables = new Dictionary<string, string>(variables.Concat(SearchPath.Starting(_scratch.In("tools")))),
        }.RunAsync();
}
