using Validation.Harness.Contract;
using Validation.Harness.Engines.Docker.Calling;
using Validation.Harness.Engines.Docker.Connecting;
using Validation.Harness.Engines.Docker.Launching;
using Validation.Harness.Engines.Docker.Sessions;

namespace Docker.Tests.Connecting;

[TestFixtureSource(typeof(Bed), nameof(Bed.Generations))]
public sealed class TcpTests(string generation) : GenerationTests(generation)
{
    [TestCase(false), CancelAfter(120_000)]
    [TestCase(true)]
    public async Task A_probe_answers_over_TCP_and_sees_the_end_of_its_input(bool encrypted, CancellationToken cancellationToken)
    {
        using var certificates = new Certificates();
        using var server = certificates.Server("localhost");
        await using var relay = new Relay(certificate: encrypted ? server : null);
        await using var launched = await Launched.With("runc", cancellationToken);
        var folder = encrypted ? certificates.Folder : null;
        using var client = new EngineClient(
            new DockerHost { Address = relay.Address, Source = "the test", Certificates = folder });

        await using var launch = await launched.ShouldAnswerAsync(client, cancellationToken);
    }
}
