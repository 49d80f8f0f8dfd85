using Validation.Harness.Contract;
using Validation.Harness.Engines.Docker.Calling;
using Validation.Harness.Engines.Docker.Connecting;
using Validation.Harness.Engines.Docker.Launching;
using Validation.Harness.Engines.Docker.Sessions;

namespace Docker.Tests.Launching;

public sealed class CapabilityOfferTests
{
    /// <summary>Issue 9: both offered what the engine does not know; only the first to withdraw it was let ask again.</summary>
    [Test, CancelAfter(120_000)]
    public async Task Twins_that_are_refused_the_same_capability_at_once_both_start(CancellationToken cancellationToken)
    {
        var asked = 0;
        var bothAsk = new TaskCompletionSource();
        await using var relay = new Relay(request =>
        {
            if (!request.Contains("/containers/create?", StringComparison.Ordinal))
                return Task.CompletedTask;
            if (Interlocked.Increment(ref asked) == 2)
                bothAsk.SetResult();
            return bothAsk.Task.WaitAsync(cancellationToken);
        });
        await using var launched = await Launched.With("runsc", cancellationToken);
        using var client = new EngineClient(new DockerHost { Address = relay.Address, Source = "the test" });
        var session = await DockerSession.OpenAsync(client, cancellationToken)
            with { Capabilities = new CapabilityOffer(isLocal: true) };
        var launcher = launched.By(session);
        var twins = await Task.WhenAll(
            launcher.StartAsync(launched.Order(Role.Baseline, "runc"), "runc", cancellationToken),
            launcher.StartAsync(launched.Order(Role.Opened, "runc"), "runc", cancellationToken));
        foreach (var twin in twins)
        {
            await using (twin)
                (await twin.ReadBackAsync(cancellationToken)).Value.Capabilities.ShouldContain("CAP_SYS_ADMIN");
        }
    }
}
