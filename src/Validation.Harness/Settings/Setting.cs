using System.Text.RegularExpressions;

namespace Validation.Harness.Settings;

/// <summary>
/// One thing that can be set. <c>engine</c> is <c>--engine</c> for the launcher, <c>VALIDATION_ENGINE</c> in the environment, the
/// test run parameter <c>engine</c> in .runsettings and <c>"engine"</c> in validation.json; the first of these that has it wins.
/// </summary>
public sealed partial record Setting(string Name, string Default, string Meaning, string? Variable = null)
{
    public static Setting Engine { get; } = new("engine", "oci", "oci (runc and runsc from a bundle, no daemon), docker (the Engine's API) or kubernetes (the API server)");

    public static Setting Runtime { get; } = new("runtime", "runsc", "the runtime under test: a name, or a path to its binary");

    public static Setting Baseline { get; } = new("baseline", "runc", "the runtime that shows what it looks like without the sandbox");

    public static Setting Template { get; } = new("template", "", "the platform's launch configuration: an OCI config.json fragment, a ContainerCreate body, or a pod's manifest");

    public static Setting Profile { get; } = new("profile", "development", "development, staging or production: how strict the gate is");

    public static Setting Filter { get; } = new("filter", "", "control ids, areas or severities, separated by commas");

    public static Setting Output { get; } = new("output", "artifacts", "the directory that the run's directory is made in");

    public static Setting Open { get; } = new("open", "false", "open the report in a browser at the end");

    public static Setting Probe { get; } = new("probe", "", "a probe that was built elsewhere, instead of building one");

    public static Setting SignKey { get; } = new("signKey", "", "the EC P-256 private key, a PEM file, that signs the bundle; its environment variable may hold the PEM itself");

    public static Setting SignCertificate { get; } = new("signCertificate", "", "the key's X.509 certificate, a PEM file; those above it may follow in it");

    public static Setting Waivers { get; } = new("waivers", "", "failures that somebody has accepted for a while: a waivers.json; unset, that of the checkout where there is one");

    public static Setting Pushgateway { get; } = new("pushgateway", "", "audit: the URL of a Prometheus Pushgateway that gets the metrics at the end (http://pushgateway.monitoring:9091)");

    public static Setting StartLimit { get; } = new(
        "startLimit", "",
        "seconds that a container may take to start; unset, what the twin's own launch says of the machine, and 20 at least");

    public static Setting CgroupDriver { get; } = new(
        "cgroupDriver", "cgroupfs",
        "oci: cgroupfs or systemd, whichever your platform's runtime is told to use (--systemd-cgroup)");

    public static Setting RequireGVisor { get; } = new("requireGVisor", "false", "production's rule for gVisor's absence", "REQUIRE_GVISOR");

    public static Setting DisableGVisor { get; } = new("disableGVisor", "false", "measure the baseline's runtime alone", "DISABLE_GVISOR");

    public static Setting RuntimeClass { get; } = new("runtimeClass", "gvisor", "kubernetes: the RuntimeClass that evaluation pods name");

    public static Setting BaselineClass { get; } = new("baselineClass", "", "kubernetes: the RuntimeClass of the baseline; empty for the nodes' default runtime");

    public static Setting WeakenedClass { get; } = new("weakenedClass", "", "kubernetes: a RuntimeClass whose runsc has --host-uds=open --strace, for the controls that need such a twin");

    public static Setting Namespace { get; } = new("namespace", "default", "kubernetes: the namespace that evaluation pods run in");

    public static Setting OwnNamespace { get; } = new("ownNamespace", "validation", "kubernetes: the harness's own namespace, where twins run");

    public static Setting AlsoNamespaces { get; } = new("alsoNamespaces", "", "audit: more namespaces whose living pods are looked at, by commas");

    public static Setting InFlight { get; } = new("inFlight", "16", "audit: how many nodes are measured at once");

    public static Setting NodeSeconds { get; } = new("nodeSeconds", "180", "audit: how long a node's pods may take, from their creation to their end");

    public static Setting NodeAgent { get; } = new("nodeAgent", "false", "audit: also look from each node, by a pod of the harness's own that is root there and sees the node's processes");

    public static Setting LockSeconds { get; } = new("lockSeconds", "45", "kubernetes: how long to wait for another run in the cluster; a dead one's place is free after 15 s");

    public static Setting Context { get; } = new("context", "", "kubernetes: the kubeconfig's context; empty for its current one, or the service account in a cluster");

    public static Setting Node { get; } = new("node", "", "kubernetes: the node to measure on; empty for this machine, or else the first that evaluation pods can land on");

    public static Setting ProbeImage { get; } = new("probeImage", "docker.io/library/validation:1", "kubernetes: an image that the nodes can get, with the probe at /probe");

    public static Setting Services { get; } = new("services", "", "kubernetes: more services that no evaluation pod may reach, name=host:port, by commas (metadata=169.254.169.254:80,etcd=10.0.0.2:2379)");

    /// <summary>What only the engine kubernetes reads.</summary>
    public static IReadOnlyList<Setting> Cluster { get; } =
        [RuntimeClass, BaselineClass, WeakenedClass, Namespace, OwnNamespace, AlsoNamespaces, InFlight, NodeSeconds, NodeAgent, LockSeconds, Context, Node, ProbeImage, Services];

    public static IReadOnlyList<Setting> All { get; } =
    [
        Engine, Runtime, Baseline, Template, Profile, Filter, Output, Open, Probe, SignKey, SignCertificate, Waivers, Pushgateway,
        StartLimit, CgroupDriver, RequireGVisor, DisableGVisor, .. Cluster,
    ];

    /// <summary>Its switches, without dashes: <c>sign-key</c>, and <c>signkey</c> as PowerShell's style of it comes in.</summary>
    public IReadOnlyList<string> Switches => [.. new[] { WordEnds().Replace(Name, "$1-$2").ToLowerInvariant(), Name.ToLowerInvariant() }.Distinct()];

    /// <summary>The name of its environment variable.</summary>
    public string EnvironmentVariable => Variable ?? "VALIDATION_" + Name.ToUpperInvariant();

    [GeneratedRegex("([a-z])([A-Z])")]
    private static partial Regex WordEnds();
}
