using System.Text;

namespace Validation.Controls.Pages;

/// <summary>A page of Markdown for each control, made from its definition: docs/controls. A self-test compares them.</summary>
public static class ControlPages
{
    /// <summary>What a probe is shown with: names in place of what each run makes up.</summary>
    public static Stage Example { get; } = new()
    {
        Nonce = "NONCE",
        CanaryPath = "/var/lib/validation/RUN/canary/secret",
        CanaryText = "CANARY",
        CanaryHandleHex = "",
        MountedAt = "/validation",
        HostProcess = 4711,
        HostProcessNonce = "NONCE-OF-THE-HOST",
        AbstractSocket = "validation-socket",
        NeighbourSecret = "SECRET-OF-THE-NEIGHBOUR",
        ListenerV4 = "198.51.100.1",
        ListenerV6 = "fd5a:1d00::1",
        TcpPort = 40000,
        UdpPort = 40001,
        Services = new Dictionary<string, string>
        {
            ["api server"] = "10.96.0.1:443",
            ["kubelet"] = "192.0.2.10:10250",
            ["metadata"] = "169.254.169.254:80",
            ["etcd"] = "192.0.2.10:2379",
            ["dns"] = "10.96.0.10:53",
        },
        Disk = (8, 0),
        ProbePath = "/probe",
        MemoryLimitBytes = 104_857_600,
        ProcessesLimit = 128,
        ProcessorLimit = 0.5,
    };

    private static readonly Dictionary<Twin, string> Twins = new()
    {
        [Twin.Baseline] = "`baseline`: plain runc with a bare template (root, all capabilities, no seccomp, namespaces of its own)",
        [Twin.Opened] = "`opened`: plain runc with the host's namespaces, devices and a host directory opened on purpose",
        [Twin.Weakened] = "`weakened`: gVisor with a flag that weakens it",
    };

    private static readonly Dictionary<Surroundings, string> Measured = new()
    {
        [Surroundings.OwnRoot] = "where the root file system is the harness's own, with a set-user-ID program and a link out of it",
        [Surroundings.NoNetwork] = "where the template launches without a network",
        [Surroundings.Pod] = "in a cluster, on each node that pods of the class can land on",
        [Surroundings.Cluster] = "in a cluster, once",
        [Surroundings.Nodes] = "in a cluster, by an audit, which compares its nodes",
    };

    private static readonly Dictionary<Variation, string> Launches = new()
    {
        [Variation.None] = "exactly the platform's template",
        [Variation.HostMount] = "the template and one read-only host directory with a canary, a link out of it and a unix socket",
        [Variation.Memory] = "the template, in a launch of its own that is driven over its memory limit",
        [Variation.Processes] = "the template, in a launch of its own that is driven over its process limit",
        [Variation.Neighbour] = "the template and a second container of the same kind, which holds a secret and tells when it found it itself",
    };

    /// <summary>The source file of a control's definition, from the repository's root.</summary>
    public static string Source(Type holder)
    {
        const string Root = "Validation.Controls.";
        return $"src/Validation.Controls/{holder.FullName![Root.Length..].Replace('.', '/')}.cs";
    }

    public static string Page(Control control, Type holder)
    {
        var page = new StringBuilder();
        Line($"# {control.Id}: {control.Title}");
        Line("");
        Line("| | |");
        Line("| --- | --- |");
        Line($"| Area | {control.Area}, {control.Subarea} |");
        Line($"| Severity | {control.Severity.ToString().ToLowerInvariant()} |");
        Line($"| Held by | {Holder(control)} |");
        if (control.Variation == Variation.Neighbour)
            Line("| Measured | in a cluster, by the gate, on one node: an audit launches no second container |");
        else if (Measured.TryGetValue(control.Surroundings, out var where))
            Line($"| Measured | {where} |");
        if (control.Service is { } service)
            Line($"| Only with | the address of the service \"{service}\" |");
        if (control.HostWitness)
            Line("| Looks at | the host itself, beside the workload: not measured where only an API leads to it |");
        Line($"| Launched with | {Launches[control.Variation]} |");
        Line($"| Twin, which must show the exposure | {TwinOf(control)} |");
        Line($"| Source | [{holder.Name}.cs](../../{Source(holder)}) |");
        Section("Why it matters", control.Why);
        Line("");
        Line("## How it is probed");
        Line("");
        var steps = control.Probe.Steps(control.Id, Example);
        if (steps.Count == 0)
            Line($"Nothing is tried inside: the control reads what {(IsAboutCluster(control) ? "the API server says" : "was seen from the host")}.");
        foreach (var step in steps)
            Line($"- `{step.Id}`{(step.Child == Child.Alone ? ", in a process of its own" : "")}: `{Words.Describe(step)}`");
        Section("When it does not hold", control.Remedy);
        if (control.OnlyWithHostMounts is { } only)
            Section("When it does not apply", $"A template without host mounts: {only}.");
        if (control.Expect.Reasons.Count > 0)
        {
            Line("");
            Line("## What differs by runtime");
            Line("");
            foreach (var (runtime, reason) in control.Expect.Reasons)
                Line($"- {runtime}: {reason}");
        }
        Line("");
        Line("## References");
        Line("");
        foreach (var reference in control.References)
            Line($"- {reference.Framework.Name} {(reference.Link is { } link ? $"[{reference.Id}]({link})" : reference.Id)}: {reference.Title}");
        return page.ToString();

        void Line(string text) => page.Append(text).Append('\n');

        void Section(string title, string text)
        {
            Line("");
            Line($"## {title}");
            Line("");
            Line(text);
        }
    }

    private static string TwinOf(Control control) => control.Variation == Variation.Neighbour
        ? "`opened-neighbour`: plain runc with a bare template and `shareProcessNamespace`, so that the containers of the pod see each other"
        : Twins[control.Twin];

    private static bool IsAboutCluster(Control control) => control.Surroundings is Surroundings.Pod or Surroundings.Cluster or Surroundings.Nodes;

    private static string Holder(Control control) => control switch
    {
        { HeldBy: HeldBy.Sandbox } => "the sandbox: runc under the hardened template fails it",
        { Variation: Variation.Neighbour } => "the template: a pod of runc's without `shareProcessNamespace` holds it, too",
        _ when IsAboutCluster(control) => "the template and what is set up around it in the cluster, whatever the runtime",
        _ => "the template: runc under the hardened template holds it, too",
    };

    /// <summary>The list of all pages.</summary>
    public static string Index()
    {
        var index = new StringBuilder("# Controls\n\nMade from the catalogue by `dotnet run -c Release --project src/Validation.Cli -- controls --pages docs/controls`.\nWhat they refer to: [frameworks](frameworks.md).\n");
        foreach (var area in AllControls.InOrder.GroupBy(control => control.Area))
        {
            index.Append($"\n## {area.Key}\n\n| Control | What must hold | Severity | Held by | Twin |\n| --- | --- | --- | --- | --- |\n");
            foreach (var control in area.OrderBy(control => control.Id, StringComparer.Ordinal))
                index.Append($"| [{control.Id}]({control.Id}.md) | {control.Title} | {control.Severity.ToString().ToLowerInvariant()} | {control.HeldBy.ToString().ToLowerInvariant()} | {control.Twin.ToString().ToLowerInvariant()} |\n");
        }
        return index.ToString();
    }
}
