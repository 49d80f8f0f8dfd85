namespace Setup.Tests.Docker;

/// <summary>
/// Without its guard the wrapper would let gVisor take the addresses off the host's own interfaces. So that a broken guard fails
/// a test and not the machine, every call here also says --network=none.
/// </summary>
public sealed class HostNetworkGuardTests
{
    private const string Wrapper = "fixtures/docker/runsc-netns";

    [TestCase("""{ "type": "network", "path": "/proc/self/ns/net" }""", "its network namespace /proc/self/ns/net is the host's")]
    [TestCase("""{ "Path": "/proc/thread-self/ns/net", "TYPE" : "network" }""",
        "its network namespace /proc/thread-self/ns/net is the host's")]
    [TestCase("""{ "type": "network", "path": "/nonexistent/ns" }""", "its network namespace /nonexistent/ns cannot be read")]
    [TestCase("", "config.json asks for no network namespace, so for the host's network")]
    [CancelAfter(20_000)]
    public async Task A_bundle_with_the_hosts_network_is_refused_before_anything_starts(
        string network, string because, CancellationToken cancellationToken)
    {
        using var scratch = new Scratch();

        var run = await Bundle.Launch(Wrapper, scratch, network, ["/usr/bin/true"], cancellationToken);

        run.ShouldBe(new Ended(
            1,
            "",
            $"runsc-netns: refusing bundle {scratch.In("bundle")}: {because}; "
            + "use a network namespace of the container's own, or plain runsc --network=host\n"));
        Directory.Exists(scratch.In("state")).ShouldBeFalse();
        File.Exists(scratch.In("pid")).ShouldBeFalse();
    }

    [Test, CancelAfter(20_000)]
    public async Task The_refusal_reaches_the_log_that_an_engine_shows(CancellationToken cancellationToken)
    {
        using var scratch = new Scratch();
        var log = scratch.In("log.json");

        var bundle = Bundle.In(scratch, "", "/usr/bin/true");
        await new Command(Repository.PathOf(Wrapper), "--network=none", "--log", log, "create", "--bundle", bundle, "c")
            .RunAsync(cancellationToken);

        File.ReadAllText(log).ShouldStartWith("""{"level":"error","msg":"runsc-netns: refusing bundle """);
    }

    [Test, CancelAfter(30_000)]
    public async Task A_bundle_with_a_network_of_its_own_runs_in_gVisor(CancellationToken cancellationToken)
    {
        using var scratch = new Scratch();

        var run = await Bundle.Launch(Wrapper, scratch, Bundle.OwnNetwork, ["/usr/bin/dmesg"], cancellationToken);

        run.Output.ShouldContain("Starting gVisor...", customMessage: run.Errors);
    }
}
