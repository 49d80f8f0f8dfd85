using Validation.Controls;
using Validation.Controls.Probing;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Contract;

namespace Validation.Harness.Staging;

/// <summary>
/// A stage on which nothing was planted: for arms that run on another machine, and controls that go for nothing of this one.
/// </summary>
internal sealed class BareStage : IStage
{
    IListener IStage.Listener { get; } = new Deaf();

    /// <summary>Documentation addresses (RFC 5737, RFC 3849): nobody is behind them.</summary>
    public static Stage For(WorkloadTemplate template) => new()
    {
        Nonce = HostStage.Nonce(),
        CanaryPath = "/validation-nothing-planted",
        CanaryText = HostStage.Nonce(),
        CanaryHandleHex = "",
        MountedAt = "/validation",
        HostProcess = 0,
        HostProcessNonce = HostStage.Nonce(),
        NeighbourSecret = HostStage.Nonce(),
        AbstractSocket = "validation-nothing-planted",
        ListenerV4 = "192.0.2.1",
        ListenerV6 = "2001:db8::1",
        TcpPort = 1,
        UdpPort = 1,
        Disk = (0, 0),
        ProbePath = ProbeRoot.ProbePath,
        MemoryLimitBytes = template.MemoryLimitBytes,
        ProcessesLimit = template.ProcessesLimit,
        ProcessorLimit = template.ProcessorLimit,
    };

    Stage IStage.For(WorkloadTemplate template, string probePath) => For(template) with { ProbePath = probePath };

    IReadOnlyList<HostMount> IStage.Mounts(Role role, Variation variation) => [];

    ValueTask IAsyncDisposable.DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Deaf : IListener
    {
        public Task<Reading<ReceivedView>> ReceivedAsync(string nonce, CancellationToken cancellationToken) =>
            Task.FromResult(Reading.Absent<ReceivedView>("nobody listened: nothing was planted for this run"));
    }
}
