using Validation.Harness.Contract;
using Validation.Harness.Engines.Docker.Calling;
using Validation.Harness.Engines.Docker.Connecting;
using Validation.Harness.Engines.Docker.Diagnosing;
using Validation.Harness.Engines.Docker.Launching;
using Validation.Harness.Engines.Docker.Sessions;

namespace Docker.Tests.Connecting;

/// <summary>A stand-in for ssh on PATH that runs here what it was to run there: the stream is docker's own dial-stdio.</summary>
[TestFixtureSource(typeof(Bed), nameof(Bed.Generations))]
public sealed class SshTests(string generation) : GenerationTests(generation)
{
    private const string StandIn = """
        echo $$ >>"$(dirname "$0")/started"
        while [ "$1" != -- ]; do shift; done
        [ "$2" != unreachable ] || { echo "ssh: connect to host unreachable port 22: No route to host" >&2; exit 255; }
        shift 2
        exec "$@"
        """;

    private Scratch scratch = null!;
    private Variable path = null!;

    private string Started => scratch.In("started");

    [OneTimeSetUp]
    public void Put_it_in_front_of_PATH()
    {
        scratch = new Scratch();
        scratch.Program("ssh", StandIn);
        path = new Variable("PATH", $"{scratch.Path}:{Environment.GetEnvironmentVariable("PATH")}");
    }

    [SetUp]
    public void Count_from_none() => File.WriteAllText(Started, "");

    [OneTimeTearDown]
    public void Take_it_away()
    {
        path.Dispose();
        scratch.Dispose();
    }

    [Test, CancelAfter(60_000)]
    public async Task An_engine_answers_through_dial_stdio(CancellationToken cancellationToken)
    {
        using var client = new EngineClient(new DockerHost { Address = $"ssh://me@there{Bed.Socket}", Source = "the test" });
        (await client.InfoAsync(cancellationToken)).Runtimes.Keys.ShouldContain("runsc");
        (await client.PrefixAsync(cancellationToken)).ShouldStartWith("/v1.");
    }

    [Test, CancelAfter(120_000)]
    public async Task A_probe_answers_through_it_and_sees_the_end_of_its_input(CancellationToken cancellationToken)
    {
        await using var launched = await Launched.With("runc", cancellationToken);
        using var client = new EngineClient(new DockerHost { Address = $"ssh://me@there{Bed.Socket}", Source = "the test" });

        await using var launch = await launched.ShouldAnswerAsync(client, cancellationToken);

        launch.HostProcess.Absence.ShouldNotBeNull().ShouldStartWith("the engine runs on another machine: ");
        // One for all requests, and one that the container's streams have taken over.
        File.ReadAllLines(Started).Length.ShouldBe(2);
    }

    [Test, CancelAfter(60_000)]
    public async Task It_counts_as_another_machine_whatever_its_name(CancellationToken cancellationToken)
    {
        using var client = new EngineClient(new DockerHost { Address = $"ssh://me@there{Bed.Socket}", Source = "the test" });
        var session = await DockerSession.OpenAsync(client, cancellationToken);
        session.WhyRemote.ShouldBe($"the engine runs on another machine: ssh://me@there{Bed.Socket} (from the test)");
        (await DockerSession.OpenAsync(Launched.Client(), cancellationToken)).WhyRemote.ShouldBeNull();
    }

    [Test, CancelAfter(60_000)]
    public async Task What_ssh_says_of_a_host_that_is_not_there_is_passed_on(CancellationToken cancellationToken)
    {
        using var client = new EngineClient(new DockerHost { Address = "ssh://unreachable", Source = "the test" });
        var error = await Should.ThrowAsync<DockerException>(client.InfoAsync(cancellationToken));
        error.Message.ShouldBe(
            "GET /version on ssh://unreachable (from the test): ssh: connect to host unreachable port 22: No route to host");
        var diagnosis = ConnectionDiagnosis.Of(client, error);
        diagnosis.Fix.ShouldBe("ssh -o ConnectTimeout=20 -T -- unreachable docker version");
    }
}
