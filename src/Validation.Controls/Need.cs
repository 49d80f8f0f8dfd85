namespace Validation.Controls;

/// <summary>
/// What a control needs of whatever it is measured with, beyond a launch of the template and one of a bare twin. An engine's
/// table of lacks says which of them it does not have, and why. Two are the same that have one name.
/// </summary>
public sealed record Need
{
    private Need(string name, string meaning) => (Name, Meaning) = (name, meaning);

    public static Need HostWitness { get; } = new("host witness",
        "a look from the host's kernel while the probe holds still: the container's process, its filter, mounts and flags, "
        + "and the kernel's own figures");

    public static Need Aftermath { get; } = new("aftermath", "a look at the host when the arm has ended");

    public static Need ControlGroup { get; } = new("control group", "the figures of the container's own control group");

    public static Need HostTarget { get; } = new("host target",
        "something of the host's own that the probe or its twin goes for: a planted file, process or socket, its name, its disk");

    public static Need HostDisk { get; } = new("host disk", "the number of one of the host's disks, to look for in a list");

    public static Need Listener { get; } = new("listener", "somebody outside who hears what leaves the arm");

    public static Need OwnRoot { get; } = new("own root file system",
        "a root file system of the harness's own making, with accounts of its own, a set-user-ID program and a link out of it");

    public static Need Unmasked { get; } = new("unmasked twin", "a twin with nothing masked or read-only in /proc and /sys");

    public static Need RuntimeBinary { get; } = new("runtime's binary", "the runtime's own binary, to ask for its version");

    public static Need NoNetwork { get; } = new("no network", "a launch without a network");

    public static Need TemplateMount { get; } = new("mount of the template", "a template that mounts a directory of the host");

    public static Need HostMount { get; } = new("host mount", "a launch with one more mount: a read-only directory of the host");

    public static Need MemoryLimit { get; } = new("memory limit to hit", "a launch of its own that may die of its memory limit");

    public static Need ProcessLimit { get; } = new("process limit to hit",
        "a launch of its own with a process limit that it is driven over");

    public static Need SecondContainer { get; } = new("second container", "a second container in the arm's pod");

    public static Need OpenedTwin { get; } = new("opened twin",
        "a twin with the host's namespaces, devices and a directory opened");

    public static Need WeakenedTwin { get; } = new("weakened twin", "a twin that is gVisor with a flag which weakens it");

    public static Need Pod { get; } = new("pod", "a pod, with the network and the service account that the platform gives it");

    public static Need Cluster { get; } = new("cluster",
        "the API server of a cluster; judged once, whatever the number of nodes");

    public static Need EveryNode { get; } = new("every node",
        "all nodes of a cluster that evaluation pods can land on, to compare");

    public static Need OtherClass { get; } = new("other class", "a RuntimeClass of another handler, to try");

    public static Need ApiServer { get; } = AddressOf("api server");

    public static Need Kubelet { get; } = AddressOf("kubelet");

    public static Need Metadata { get; } = AddressOf("metadata");

    public static Need Etcd { get; } = AddressOf("etcd");

    public static Need Dns { get; } = AddressOf("dns");

    /// <summary>All there are: what is not among them, no engine can lack.</summary>
    public static IReadOnlyList<Need> All { get; } =
    [
        HostWitness, Aftermath, ControlGroup, HostTarget, HostDisk, Listener,
        OwnRoot, Unmasked, RuntimeBinary, NoNetwork, TemplateMount,
        HostMount, MemoryLimit, ProcessLimit, SecondContainer, OpenedTwin, WeakenedTwin,
        Pod, Cluster, EveryNode, OtherClass, ApiServer, Kubelet, Metadata, Etcd, Dns,
    ];

    private static readonly Dictionary<Variation, Need> OfVariation = new()
    {
        [Variation.HostMount] = HostMount,
        [Variation.Memory] = MemoryLimit,
        [Variation.Processes] = ProcessLimit,
        [Variation.Neighbour] = SecondContainer,
        [Variation.Cluster] = Cluster,
    };

    private static readonly Dictionary<Twin, Need> OfTwin = new() { [Twin.Opened] = OpenedTwin, [Twin.Weakened] = WeakenedTwin };

    public string Name { get; }

    /// <summary>What it is, in words that follow "it needs".</summary>
    public string Meaning { get; }

    /// <summary>The service of <see cref="Probing.Stage.Services"/> whose address it is; else null.</summary>
    public string? Service { get; private init; }

    /// <summary>What a reader should know of the control where the need is not met; null for what would meet it.</summary>
    public string? Note { get; private init; }

    public Need Noting(string note) => this with { Note = note };

    /// <summary>What follows from how the arms are launched, and is not to be named again.</summary>
    internal static IEnumerable<Need> Of(Variation variation, Twin twin) =>
        new[] { OfVariation.GetValueOrDefault(variation), OfTwin.GetValueOrDefault(twin) }.OfType<Need>();

    public bool Equals(Need? other) => Name == other?.Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Name;

    private static Need AddressOf(string service) =>
        new($"address of {service}", $"the address of the service \"{service}\"") { Service = service };
}
