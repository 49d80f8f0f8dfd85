using Validation.Controls;
using Validation.Controls.Catalogue;
using Validation.Controls.Probing;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Controls.Seeing.Cluster;
using Validation.Harness.Arms;
using Validation.Harness.Contract;
using Validation.Harness.Judging;
using Validation.Protocol;

namespace Validation.Harness.Tests.Judging.Cluster;

/// <summary>All that one arm in a cluster shows to the controls about it.</summary>
internal sealed record World
{
    public const string NeighbourSecret = "fedcba9876543210fedcba9876543210";

    private const string Nonce = "0123456789abcdef0123456789abcdef";

    public required ClusterView Cluster { get; init; }

    public required Reading<PodView> Pod { get; init; }

    /// <summary>How each call ends, by its name; what is not named succeeds with 0.</summary>
    public required IReadOnlyDictionary<string, Answer> Answers { get; init; }

    /// <summary>The second container of the pod.</summary>
    public required Reading<NeighbourView> Neighbour { get; init; }

    /// <summary>The tags that the listener's pod heard; null where there is none.</summary>
    public required IReadOnlyList<string>? Heard { get; init; }

    public IReadOnlyDictionary<string, string> Services { get; init; } = new Dictionary<string, string>
    {
        ["api server"] = "10.96.0.1:443",
        ["kubelet"] = "192.0.2.10:10250",
        ["metadata"] = "169.254.169.254:80",
        ["etcd"] = "192.0.2.10:2379",
        ["dns"] = "10.96.0.10:53",
    };

    public static Control Control(string id) => AllControls.InOrder.Single(control => control.Id == id);

    /// <summary>The verdict of the real judge.</summary>
    public static Judgement Judge(string id, World subject, World twin)
    {
        var control = Control(id);
        var role = control.Twin == Twin.Opened ? Role.Opened : Role.Baseline;
        return new Judge([subject.Outcome(control, Role.Subject), twin.Outcome(control, role)], RuntimeKind.GVisor).Of(control);
    }

    public World With(Func<ClusterView, ClusterView> change) => this with { Cluster = change(Cluster) };

    public World WithPod(Func<PodView, PodView> change) => this with { Pod = Reading.Of(change(Pod.Value)) };

    public World Trying(string attempt, AttemptView answer) => With(cluster => cluster with
    {
        Attempts = new Dictionary<string, Reading<AttemptView>>(cluster.Attempts) { [attempt] = Reading.Of(answer) },
    });

    public World Answering(string call, Answer answer) =>
        this with { Answers = new Dictionary<string, Answer>(Answers) { [call] = answer } };

    public IReadOnlyList<Step> Steps(string id) => Control(id).Probe.Steps(id, Stage);

    private ArmOutcome Outcome(Control control, Role role)
    {
        var runtime = role == Role.Subject ? "runsc" : "runc";
        var arm = new Arm { Role = role, Variation = control.Variation, Runtime = runtime, Controls = [control] };
        var stage = Stage;
        var steps = control.Probe.Steps(control.Id, stage).ToDictionary(step => step.Id);
        return new ArmOutcome(
            arm,
            new Posture
            {
                Arm = arm.Name,
                Stage = stage,
                Steps = steps,
                Facts = steps.Values.ToDictionary(step => step.Id, Fact),
                Failure = null,
                Witness = Witness.None("no witness of the host is in a cluster") with
                {
                    Pod = Pod,
                    Neighbour = Neighbour,
                    Cluster = Reading.Of(Cluster),
                    Received = Heard is { } heard
                        ? Reading.Of(new ReceivedView
                        {
                            Channels = ((string[])["tcp4", "udp4"]).ToDictionary(channel => channel, _ => Reading.Of(heard)),
                        })
                        : Reading.Absent<ReceivedView>("there is no listener"),
                },
            },
            "", TimeSpan.Zero);
    }

    private Fact Fact(Step step) => new()
    {
        Step = step.Id,
        Ending = Ending.Returned,
        Answers = [.. step.Calls.Select(call => Answers.GetValueOrDefault(call.Name) ?? new Answer { Value = 0 })],
    };

    public Stage Stage => new()
    {
        Nonce = Nonce,
        CanaryPath = "",
        CanaryText = "",
        CanaryHandleHex = "",
        MountedAt = "",
        HostProcess = 0,
        HostProcessNonce = "",
        NeighbourSecret = NeighbourSecret,
        AbstractSocket = "",
        ListenerV4 = "10.244.1.7",
        ListenerV6 = "fd00::7",
        TcpPort = 40000,
        UdpPort = 40001,
        Services = Services,
        Disk = (0, 0),
        ProbePath = "/probe/probe",
        MemoryLimitBytes = null,
        ProcessesLimit = null,
        ProcessorLimit = null,
    };
}
