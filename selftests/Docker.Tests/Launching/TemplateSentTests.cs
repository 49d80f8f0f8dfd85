using System.Text;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Docker.Calling;
using Validation.Harness.Engines.Docker.Connecting;
using Validation.Harness.Engines.Docker.Launching;
using Validation.Harness.Engines.Docker.Sessions;
using Validation.Harness.Engines.Docker.Workloads;

namespace Docker.Tests.Launching;

[TestFixtureSource(typeof(Bed), nameof(Bed.Generations))]
public sealed class TemplateSentTests(string generation) : GenerationTests(generation)
{
    /// <summary>
    /// Docker.DotNet's typed body would drop all of these: names in another letter case, and a field that it has no more.
    /// </summary>
    private const string Platform =
        """{"user": "4711:4711", "hostConfig": {"KernelMemory": 0, "pidslimit": 77, "networkmode": "none"}}""";

    [Test, CancelAfter(120_000)]
    public async Task The_engine_gets_the_template_as_it_is_written(CancellationToken cancellationToken)
    {
        var sent = new StringBuilder();
        await using var relay = new Relay(piece =>
        {
            lock (sent)
                sent.Append(piece);
            return Task.CompletedTask;
        });
        await using var launched = await Launched.With("runc", cancellationToken);
        using var client = new EngineClient(new DockerHost { Address = relay.Address, Source = "the test" });
        var session = await DockerSession.OpenAsync(client, cancellationToken);
        var launcher = launched.By(session, DockerTemplate.Read("t", Platform));
        await using var launch = await launcher.StartAsync(launched.Order(Role.Subject, "runc"), "runc", cancellationToken);

        var body = launch.Command[launch.Command.IndexOf('{', StringComparison.Ordinal)..];
        body.ShouldStartWith("""{"user":"4711:4711","hostConfig":{"KernelMemory":0,"pidslimit":77,"networkmode":"none",""");
        lock (sent)
            sent.ToString().ShouldContain($"\r\n\r\n{body}");
        (await launch.ReadBackAsync(cancellationToken)).Value.User.ShouldBe("4711:4711");
    }
}
