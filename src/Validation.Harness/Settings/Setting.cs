using System.Text.RegularExpressions;

namespace Validation.Harness.Settings;

/// <summary>
/// One thing that can be set. <c>engine</c> is <c>--engine</c> for the launcher, <c>VALIDATION_ENGINE</c> in the environment, the
/// test run parameter <c>engine</c> in .runsettings and <c>"engine"</c> in validation.json; the first of these that has it wins.
/// </summary>
public abstract partial record Setting(string Name, string Default, string Meaning, string? Variable)
{
    public static Setting<string> Engine { get; } = new("engine", "oci", Checks.Text, "what launches the containers");

    public static Setting<string> Runtime { get; } = new(
        "runtime", "runsc", Checks.Runtime,
        "the runtime under test: a name, or a path to its binary");

    public static Setting<string> Baseline { get; } = new(
        "baseline", "runc", Checks.Runtime,
        "the runtime that shows what it looks like without the sandbox");

    public static Setting<string?> Template { get; } = new(
        "template", "", Checks.Path,
        "the platform's launch configuration: an OCI config.json fragment, a ContainerCreate body, or a pod's manifest");

    public static Setting<Profile> Profile { get; } = new(
        "profile", "development", Checks.OneOf<Profile>,
        "development, staging or production: how strict the gate is");

    public static Setting<string> Filter { get; } = new(
        "filter", "", Checks.Text,
        "control ids, areas or severities, separated by commas");

    public static Setting<string> Output { get; } = new(
        "output", "artifacts", given => Checks.Path(given)!,
        "the directory that the run's directory is made in");

    public static Setting<bool> Open { get; } = new("open", "false", Checks.Flag, "open the report in a browser at the end");

    public static Setting<string?> Probe { get; } = new(
        "probe", "", Checks.Path,
        "a probe that was built elsewhere, instead of building one");

    public static Setting<PemText?> SignKey { get; } = new(
        "signKey", "", Checks.Pem,
        "the EC P-256 private key, a PEM file, that signs the bundle; its environment variable may hold the PEM itself");

    public static Setting<PemText?> SignCertificate { get; } = new(
        "signCertificate", "", Checks.Pem,
        "the key's X.509 certificate, a PEM file; those above it may follow in it");

    public static Setting<string?> Waivers { get; } = new(
        "waivers", "", Checks.Path,
        "failures that somebody has accepted for a while: a waivers.json; unset, that of the checkout where there is one");

    public static Setting<Uri?> Pushgateway { get; } = new(
        "pushgateway", "", Checks.Url,
        "audit: the URL of a Prometheus Pushgateway that gets the metrics at the end (http://pushgateway.monitoring:9091)");

    public static Setting<TimeSpan?> StartLimit { get; } = new(
        "startLimit", "", Checks.SecondsIfAny(1, 3600),
        "seconds that a container may take to start; unset, what the twin's own launch says of the machine, and 20 at least");

    public static Setting<CgroupDriver> CgroupDriver { get; } = new(
        "cgroupDriver", "cgroupfs", Checks.OneOf<CgroupDriver>,
        "oci: cgroupfs or systemd, whichever your platform's runtime is told to use (--systemd-cgroup)");

    public static Setting<bool> RequireGVisor { get; } = new(
        "requireGVisor", "false", Checks.Flag,
        "production's rule for gVisor's absence", "REQUIRE_GVISOR");

    public static Setting<bool> DisableGVisor { get; } = new(
        "disableGVisor", "false", Checks.Flag,
        "measure the baseline's runtime alone", "DISABLE_GVISOR");

    public static Setting<string> RuntimeClass { get; } = new(
        "runtimeClass", "gvisor", Checks.Text,
        "kubernetes: the RuntimeClass that evaluation pods name");

    public static Setting<string?> BaselineClass { get; } = new(
        "baselineClass", "", Checks.TextIfAny,
        "kubernetes: the RuntimeClass of the baseline; empty for the nodes' default runtime");

    public static Setting<string?> WeakenedClass { get; } = new(
        "weakenedClass", "", Checks.TextIfAny,
        "kubernetes: a RuntimeClass whose runsc has --host-uds=open --strace, for the controls that need such a twin");

    public static Setting<string> Namespace { get; } = new(
        "namespace", "default", Checks.Text,
        "kubernetes: the namespace that evaluation pods run in");

    public static Setting<string> OwnNamespace { get; } = new(
        "ownNamespace", "validation", Checks.Text,
        "kubernetes: the harness's own namespace, where twins run");

    public static Setting<IReadOnlyList<string>> AlsoNamespaces { get; } = new(
        "alsoNamespaces", "", Checks.Texts,
        "audit: more namespaces whose living pods are looked at, by commas");

    public static Setting<int> InFlight { get; } = new(
        "inFlight", "16", Checks.Between(1, 256),
        "audit: how many nodes are measured at once");

    public static Setting<TimeSpan> NodeSeconds { get; } = new(
        "nodeSeconds", "180", Checks.Seconds(5, 290),
        "audit: how long a node's pods may take, from their creation to their end");

    public static Setting<bool> NodeAgent { get; } = new(
        "nodeAgent", "false", Checks.Flag,
        "audit: also look from each node, by a pod of the harness's own that is root there and sees the node's processes");

    public static Setting<TimeSpan> LockSeconds { get; } = new(
        "lockSeconds", "45", Checks.Seconds(0, 3600),
        "kubernetes: how long to wait for another run in the cluster; a dead one's place is free after 15 s");

    public static Setting<string> Context { get; } = new(
        "context", "", Checks.Text,
        "kubernetes: the kubeconfig's context; empty for its current one, or the service account in a cluster");

    public static Setting<string?> Node { get; } = new(
        "node", "", Checks.TextIfAny,
        "kubernetes: the node to measure on; empty for this machine, or else the first that evaluation pods can land on");

    public static Setting<string> ProbeImage { get; } = new(
        "probeImage", "docker.io/library/validation:1", Checks.Text,
        "kubernetes: an image that the nodes can get, with the probe at /probe");

    public static Setting<IReadOnlyDictionary<string, string>> Services { get; } = new(
        "services", "", Checks.Addresses,
        "kubernetes: more services that no evaluation pod may reach, name=host:port, by commas "
        + "(metadata=169.254.169.254:80,etcd=10.0.0.2:2379)");

    /// <summary>What only the engine kubernetes reads.</summary>
    public static IReadOnlyList<Setting> Cluster { get; } =
    [
        RuntimeClass, BaselineClass, WeakenedClass, Namespace, OwnNamespace, AlsoNamespaces, InFlight, NodeSeconds, NodeAgent,
        LockSeconds, Context, Node, ProbeImage, Services,
    ];

    public static IReadOnlyList<Setting> All { get; } =
    [
        Engine, Runtime, Baseline, Template, Profile, Filter, Output, Open, Probe, SignKey, SignCertificate, Waivers, Pushgateway,
        StartLimit, CgroupDriver, RequireGVisor, DisableGVisor, .. Cluster,
    ];

    /// <summary>Its switches, without dashes: <c>sign-key</c>, and <c>signkey</c> as PowerShell's style of it comes in.</summary>
    public IReadOnlyList<string> Switches =>
        [.. new[] { WordEnds().Replace(Name, "$1-$2").ToLowerInvariant(), Name.ToLowerInvariant() }.Distinct()];

    /// <summary>The name of its environment variable.</summary>
    public string EnvironmentVariable => Variable ?? "VALIDATION_" + Name.ToUpperInvariant();

    [GeneratedRegex("([a-z])([A-Z])")]
    private static partial Regex WordEnds();
}

/// <summary>A setting and what makes a value of its text.</summary>
/// <param name="Check">
/// Throws a <see cref="ConfigurationException"/> that names the setting and the layer, where the text is not allowed.
/// </param>
public sealed record Setting<T>(string Name, string Default, Func<Given, T> Check, string Meaning, string? Variable = null)
    : Setting(Name, Default, Meaning, Variable);
