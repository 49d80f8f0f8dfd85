using Validation.Controls;
using Validation.Controls.Probing;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Arms;
using Validation.Harness.Contract;

namespace Validation.Harness.Tests.Needs;

/// <summary>For each need that a real arm shows something of: the same arm without it.</summary>
internal static class Withheld
{
    private const string Why = "it was withheld";

    /// <summary>What is left of an arm, null where the arm itself is what is needed.</summary>
    public static Dictionary<Need, Func<ArmOutcome, ArmOutcome?>> Of { get; } = new()
    {
        [Need.HostWitness] = Telling(witness => witness with
        {
            Process = Reading.Absent<ProcessView>(Why),
            NonceProcesses = Reading.Absent<IReadOnlyList<int>>(Why),
            Mounts = Reading.Absent<IReadOnlyList<string>>(Why),
            Filter = Reading.Absent<FilterView>(Why),
            Flags = Reading.Absent<Controls.Catalogue.SandboxFlags>(Why),
            // The kubelet tells release and boot id; name and files are the host's own, not its kernel's.
            Host = witness.Host.Select(host => new HostView
            {
                KernelRelease = host.KernelRelease, BootId = host.BootId,
                Hostname = host.Hostname, PasswdStart = host.PasswdStart,
            }),
        }),
        [Need.Aftermath] = Telling(witness => witness with { Aftermath = Reading.Absent<AftermathView>(Why) }),
        [Need.ControlGroup] = Telling(witness => witness with { Usage = Reading.Absent<UsageView>(Why) }),
        [Need.RuntimeBinary] = Telling(witness => witness with { Version = Reading.Absent<string>(Why) }),
        [Need.HostTarget] = outcome => Staged(Telling(WithoutTarget)(outcome), WithoutTarget),
        [Need.HostDisk] = outcome => Staged(outcome, stage => stage with { Disk = (0, 0) }),
        [Need.Listener] = outcome => Staged(
            Telling(witness => witness with { Received = Reading.Absent<ReceivedView>(Why) })(outcome), WithoutListener),
        [Need.HostMount] = Unless(arm => arm.Variation == Variation.HostMount),
        [Need.MemoryLimit] = Unless(arm => arm.Variation == Variation.Memory),
        [Need.ProcessLimit] = Unless(arm => arm.Variation == Variation.Processes),
        [Need.OpenedTwin] = Unless(arm => arm.Role == Role.Opened),
        [Need.WeakenedTwin] = Unless(arm => arm.Role == Role.Weakened),
    };

    /// <summary>
    /// Where the probe would go for something else: what it goes for has to be there. A disk's number that is only looked for in
    /// a list is a need of its own.
    /// </summary>
    public static Dictionary<Need, Func<Stage, Stage>> From { get; } = new()
    {
        [Need.HostTarget] = stage => WithoutTarget(stage) with { Disk = (0, 0) },
        [Need.Listener] = WithoutListener,
    };

    private static Stage WithoutTarget(Stage stage) => stage with
    {
        CanaryPath = "/other/run/canary/secret",
        CanaryText = "another canary",
        CanaryHandleHex = "00",
        HostProcess = 1,
        HostProcessNonce = "another process",
        AbstractSocket = "another socket",
    };

    /// <summary>Of another machine are its name, its files and the opened twin's socket of a container engine.</summary>
    private static Witness WithoutTarget(Witness witness) => witness with
    {
        Host = witness.Host.Select(host => new HostView
        {
            KernelRelease = host.KernelRelease, BootId = host.BootId, KernelVersion = host.KernelVersion,
            BootSeconds = host.BootSeconds, CoarseResolution = host.CoarseResolution, MemoryBytes = host.MemoryBytes,
            Processors = host.Processors, KernelCommandLine = host.KernelCommandLine, VdsoSha256 = host.VdsoSha256,
        }),
        Launch = witness.Launch.Select(launch => launch with { EngineSockets = [] }),
    };

    private static Stage WithoutListener(Stage stage) =>
        stage with { ListenerV4 = "192.0.2.1", ListenerV6 = "2001:db8::1", TcpPort = 1, UdpPort = 1 };

    private static Func<ArmOutcome, ArmOutcome> Telling(Func<Witness, Witness> change) =>
        outcome => outcome with { Posture = outcome.Posture with { Witness = change(outcome.Posture.Witness) } };

    private static ArmOutcome Staged(ArmOutcome outcome, Func<Stage, Stage> change) =>
        outcome with { Posture = outcome.Posture with { Stage = change(outcome.Posture.Stage) } };

    private static Func<ArmOutcome, ArmOutcome?> Unless(Func<Arm, bool> isIt) => outcome => isIt(outcome.Arm) ? null : outcome;
}
