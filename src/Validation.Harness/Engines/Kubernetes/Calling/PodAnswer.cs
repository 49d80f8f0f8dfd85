namespace Validation.Harness.Engines.Kubernetes.Calling;

/// <summary>A v1.Pod, as far as it is read.</summary>
internal sealed record PodAnswer
{
    public Metadata Metadata { get; init; } = new();

    public PodSpec Spec { get; init; } = new();

    public PodStatus Status { get; init; } = new();

    public ContainerStatus? Container(string name) => Status.ContainerStatuses?.FirstOrDefault(status => status.Name == name);

    /// <summary>True for a container that runs or has run.</summary>
    public bool HasStarted(string container) => Container(container)?.State is { Running: not null } or { Terminated: not null };
}

internal sealed record PodSpec
{
    public string? NodeName { get; init; }

    public string? RuntimeClassName { get; init; }

    public string? ServiceAccountName { get; init; }

    public bool HostPID { get; init; }

    public bool HostIPC { get; init; }

    public bool HostNetwork { get; init; }

    public PodSecurity? SecurityContext { get; init; }

    public IReadOnlyList<Container> Containers { get; init; } = [];

    public IReadOnlyList<Container>? InitContainers { get; init; }

    public IReadOnlyList<Volume>? Volumes { get; init; }

    public IReadOnlyDictionary<string, string>? Overhead { get; init; }

    public IReadOnlyList<Toleration>? Tolerations { get; init; }

    public IReadOnlyDictionary<string, string>? NodeSelector { get; init; }
}

internal sealed record PodSecurity(long? RunAsUser, long? RunAsGroup, SeccompProfile? SeccompProfile);

internal sealed record SeccompProfile(string? Type);

internal sealed record Container
{
    public string Name { get; init; } = "";

    public ContainerSecurity? SecurityContext { get; init; }

    public Resources? Resources { get; init; }

    public IReadOnlyList<VolumeMount>? VolumeMounts { get; init; }
}

internal sealed record ContainerSecurity
{
    public bool? Privileged { get; init; }

    public bool? AllowPrivilegeEscalation { get; init; }

    public bool? ReadOnlyRootFilesystem { get; init; }

    public long? RunAsUser { get; init; }

    public long? RunAsGroup { get; init; }

    public Capabilities? Capabilities { get; init; }

    public SeccompProfile? SeccompProfile { get; init; }
}

internal sealed record Capabilities(IReadOnlyList<string>? Add, IReadOnlyList<string>? Drop);

internal sealed record Resources(IReadOnlyDictionary<string, string>? Limits);

internal sealed record VolumeMount(string Name, bool ReadOnly);

internal sealed record Volume(string Name, HostPathVolume? HostPath);

internal sealed record HostPathVolume(string Path);

internal sealed record Toleration(string? Key, string? Operator, string? Value, string? Effect);

internal sealed record PodStatus
{
    public string? Phase { get; init; }

    public string? Reason { get; init; }

    public string? Message { get; init; }

    public string? PodIP { get; init; }

    public IReadOnlyList<Condition>? Conditions { get; init; }

    public IReadOnlyList<ContainerStatus>? ContainerStatuses { get; init; }

    public IReadOnlyList<ContainerStatus>? InitContainerStatuses { get; init; }
}

internal sealed record Condition(string Type, string Status, string? Message);

internal sealed record ContainerStatus
{
    public string Name { get; init; } = "";

    public string? ContainerID { get; init; }

    public ContainerState State { get; init; } = new();
}

internal sealed record ContainerState
{
    public WaitingState? Waiting { get; init; }

    public RunningState? Running { get; init; }

    public TerminatedState? Terminated { get; init; }
}

internal sealed record WaitingState(string? Reason, string? Message);

internal sealed record RunningState;

internal sealed record TerminatedState(int ExitCode, string? Reason, string? Message);
