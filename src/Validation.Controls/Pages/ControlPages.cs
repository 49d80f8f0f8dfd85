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
        [Twin.Baseline] =
            "`baseline`: plain runc with a bare template (root, all capabilities, no seccomp, namespaces of its own)",
        [Twin.Opened] = "`opened`: plain runc with the host's namespaces, devices and a host directory opened on purpose",
        [Twin.Weakened] = "`weakened`: gVisor with a flag that weakens it",
    };

    /// <summary>Whatever needs one of these is about a cluster.</summary>
    private static readonly Need[] OfClusters = [Need.Pod, Need.SecondContainer, Need.Cluster];

    private static readonly Dictionary<Variation, string> Launches = new()
    {
        [Variation.None] = "exactly the platform's template",
        [Variation.HostMount] = "the template and one read-only host directory with a canary, a link out of it and a unix socket",
        [Variation.Memory] = "the template, in a launch of its own that is driven over its memory limit",
        [Variation.Processes] = "the template, in a launch of its own that is driven over its process limit",
        [Variation.Neighbour] =
            "the template and a second container of the same kind, which holds a secret and tells when it found it itself",
        [Variation.Cluster] = "nothing: it is about what the API server says",
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
        if (control.FormerIds.Count > 0)
            Line($"| Formerly | {string.Join(", ", control.FormerIds)} |");
        Line($"| Severity | {control.Severity.ToString().ToLowerInvariant()} |");
        Line($"| Held by | {Holder(control)} |");
        Line($"| Launched with | {Launches[control.Variation]} |");
        Line($"| Twin, which must show the exposure | {TwinOf(control)} |");
        Line($"| Source | [{holder.Name}.cs](../../{Source(holder)}) |");
        Section("Why it matters", control.Why);
        Line("");
        Line("## What it needs");
        Line("");
        if (control.Needs.Count == 0)
            Line("Nothing but a launch of the template, and one of a bare twin.");
        foreach (var need in control.Needs)
            Line($"- *{need}*: {need.Meaning}");
        Line("");
        Line("## How it is probed");
        Line("");
        var steps = control.Probe.Steps(control.Id, Example);
        if (steps.Count == 0)
            Line(
                "Nothing is tried inside: the control reads "
                    + $"what {(IsAboutCluster(control) ? "the API server says" : "was seen from the host")}.");
        foreach (var step in steps)
            Line($"- `{step.Id}`{(step.Child == Child.Alone ? ", in a process of its own" : "")}: `{Words.Describe(step)}`");
        Section("When it does not hold", control.Remedy);
        if (control.Needs.FirstOrDefault(need => need.Note is not null) is { } noted)
            Section("When it does not apply", $"Without {noted.Meaning}; {noted.Note}.");
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
            Line(
                $"- {reference.Framework.Name} {(reference.Link is { } link ? $"[{reference.Id}]({link})" : reference.Id)}: "
                    + $"{reference.Title}");
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
        ? "`opened-neighbour`: plain runc with a bare template and `shareProcessNamespace`, so that the containers of the pod "
            + "see each other"
        : Twins[control.Twin];

    private static bool IsAboutCluster(Control control) => control.Needs.Intersect(OfClusters).Any();

    private static string Holder(Control control) => control switch
    {
        { HeldBy: HeldBy.Sandbox } => "the sandbox: runc under the hardened template fails it",
        { Variation: Variation.Neighbour } => "the template: a pod of runc's without `shareProcessNamespace` holds it, too",
        _ when IsAboutCluster(control) => "the template and what is set up around it in the cluster, whatever the runtime",
        _ => "the template: runc under the hardened template holds it, too",
    };

    /// <summary>
    /// What stands where the page of an id was that the control does not have any more, for the links that lead there.
    /// </summary>
    public static string FormerPage(Control control, string former) =>
        $"# {former} is {control.Id} now\n\nThe id changed and nothing else: [{control.Id}]({control.Id}.md), {control.Title}.\n";

    /// <summary>The list of all pages.</summary>
    public static string Index()
    {
        var index = new StringBuilder("# Controls\n\nMade from the catalogue by `dotnet run -c Release --project "
            + "src/Validation.Cli -- controls --pages docs/controls`.\nWhat they refer to: [frameworks](frameworks.md).\n");
        foreach (var area in AllControls.InOrder.GroupBy(control => control.Area))
        {
            index.Append($"\n## {area.Key}\n\n| Control | What must hold | Severity | Held by | Twin |\n| --- | --- | --- | --- "
                + $"| --- |\n");
            foreach (var control in area.OrderBy(control => control.Id, StringComparer.Ordinal))
                index.Append(
                    $"| [{control.Id}]({control.Id}.md) | {control.Title} | {control.Severity.ToString().ToLowerInvariant()} | "
                        + $"{control.HeldBy.ToString().ToLowerInvariant()} | {control.Twin.ToString().ToLowerInvariant()} |\n");
        }
        index.Append("\n## Needs\n\nWhat a control may need beyond a launch of the template and one of a bare twin; ");
        index.Append("its page says which of these it does.\n\n| Need | What it is |\n| --- | --- |\n");
        foreach (var need in Need.All)
            index.Append($"| {need} | {need.Meaning} |\n");
        return index.ToString();
    }
}
