using System.Globalization;
using System.Text.Json.Nodes;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes.Parsing;
using Validation.Harness.Engines.Workloads;

namespace Validation.Harness.Engines.Kubernetes.Pods;

/// <summary>Makes one arm's pod: the platform's template, or a twin's, with the probe in the workload's place.</summary>
internal sealed record PodBody
{
    /// <summary>The container that runs the probe.</summary>
    public const string Probe = "probe";

    /// <summary>The container beside it, where there is one.</summary>
    public const string Neighbour = "neighbour";

    /// <summary>The init container that brings the probe.</summary>
    public const string Bringer = "bring-probe";

    private const string AppArmor = "container.apparmor.security.beta.kubernetes.io/";

    private const string Volume = "validation-probe";
    private const string Brought = "/validation-probe";

    /// <summary>The kernel takes 128 KiB for one argument (execve(2), MAX_ARG_STRLEN).</summary>
    private const int ChunkLength = 100_000;

    public required string Name { get; init; }

    public required Role Role { get; init; }

    public required WorkloadTemplate Template { get; init; }

    public required PodMarks Marks { get; init; }

    /// <summary>The image that has the probe at <see cref="ProbeRoot.ProbePath"/>.</summary>
    public required string ProbeImage { get; init; }

    /// <summary>null for the nodes' default runtime.</summary>
    public required string? RuntimeClass { get; init; }

    /// <summary>The node's label kubernetes.io/hostname; null to let the scheduler choose any.</summary>
    public required string? Hostname { get; init; }

    /// <summary>The plan as JSON lines.</summary>
    public required byte[] Plan { get; init; }

    /// <summary>The plan of a second container of the same kind; null for none.</summary>
    public byte[]? NeighbourPlan { get; init; }

    public IReadOnlyList<HostMount> Mounts { get; init; } = [];

    /// <summary>What a twin is given, CAP_… names.</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = [];

    /// <summary>Who is to be deleted with it: a run's own object in the same namespace.</summary>
    public JsonObject? Owner { get; init; }

    /// <summary>Where the probe is in the container.</summary>
    public static string ProbePath(Role role) =>
        role == Role.Subject || role == Role.Weakened ? $"{Brought}/probe" : ProbeRoot.ProbePath;

    public JsonObject Build()
    {
        var pod = Role is Role.Subject or Role.Weakened ? Platform() : Twin();
        if (Owner is not null)
            pod["metadata"]!["ownerReferences"] = new JsonArray(Owner.DeepClone());
        var spec = pod["spec"]!.AsObject();
        spec["restartPolicy"] = "Never";
        spec["activeDeadlineSeconds"] = (int)PodMarks.Deadline.TotalSeconds;
        spec["terminationGracePeriodSeconds"] = 0;
        if (RuntimeClass is not null)
            spec["runtimeClassName"] = RuntimeClass;
        else
            spec.Remove("runtimeClassName");
        if (Hostname is not null)
            Pin(spec, Hostname);
        Mount(spec);
        if (NeighbourPlan is not null)
            PodNeighbour.Join(spec, Command(NeighbourPlan, ProbePath(Role)), shareProcesses: Role == Role.Opened);
        return pod;
    }

    /// <summary>
    /// The platform's pod: its first container runs the probe, which an init container brings; the others are there as they were
    /// asked for, and rest.
    /// </summary>
    private JsonObject Platform()
    {
        var pod = Manifest.Pod(Template.Name, Template.Text);
        pod["metadata"] = Marks.Metadata(Name, pod["metadata"] as JsonObject);
        pod.Remove("status");
        var spec = pod["spec"]!.AsObject();
        var containers = spec["containers"]!.AsArray();
        var workload = Siblings.WithoutProgram(containers[0]!.AsObject());
        Rename(pod["metadata"]!.AsObject(), Manifest.Text(workload["name"]));
        workload["name"] = Probe;
        workload["image"] ??= ProbeImage;
        workload["imagePullPolicy"] ??= "IfNotPresent";
        workload["command"] = Command(Plan, ProbePath(Role));
        var mount = new JsonObject { ["name"] = Volume, ["mountPath"] = Brought, ["readOnly"] = true };
        List(workload, "volumeMounts").Add(mount);
        spec["containers"] = new JsonArray([workload, .. Rest(containers.Skip(1))]);
        spec["initContainers"] = new JsonArray([Bringing(workload), .. Rest(spec["initContainers"] as JsonArray)]);
        List(spec, "volumes").Add(new JsonObject { ["name"] = Volume, ["emptyDir"] = new JsonObject() });
        return pod;

        IEnumerable<JsonNode> Rest(IEnumerable<JsonNode?>? others) =>
            Siblings.Resting(others, ProbePath(Role), ProbeImage, mount);
    }

    /// <summary>Of clusters older than the field <c>appArmorProfile</c>: the annotation names its container.</summary>
    private static void Rename(JsonObject metadata, string? workload)
    {
        if (metadata["annotations"] is JsonObject annotations && annotations.Remove(AppArmor + workload, out var profile))
            annotations[AppArmor + Probe] = profile;
    }

    private JsonObject Bringing(JsonObject workload)
    {
        var bringer = new JsonObject
        {
            ["name"] = Bringer,
            ["image"] = ProbeImage,
            ["imagePullPolicy"] = "IfNotPresent",
            ["command"] = new JsonArray(ProbeRoot.ProbePath, "copy", $"{Brought}/probe"),
            ["volumeMounts"] = new JsonArray(new JsonObject { ["name"] = Volume, ["mountPath"] = Brought }),
        };
        foreach (var field in (string[])["securityContext", "resources"])
        {
            if (workload[field] is { } same)
                bringer[field] = same.DeepClone();
        }
        return bringer;
    }

    private JsonObject Twin()
    {
        var opened = Role == Role.Opened && NeighbourPlan is null;
        var pod = Manifest.Pod("twin", Templates.Text(opened ? "kubernetes/opened.yaml" : "kubernetes/baseline.yaml"));
        pod["metadata"] = Marks.Metadata(Name);
        var container = pod["spec"]!["containers"]![0]!.AsObject();
        container["name"] = Probe;
        container["image"] = ProbeImage;
        container["imagePullPolicy"] = "IfNotPresent";
        container["command"] = Command(Plan, ProbePath(Role));
        container["securityContext"]!["capabilities"]!["add"] =
            new JsonArray([
                .. Capabilities.Select(name =>
                    JsonValue.Create(name.StartsWith("CAP_", StringComparison.Ordinal) ? name[4..] : name)),
            ]);
        return pod;
    }

    private static JsonArray Command(byte[] plan, string probe)
    {
        var text = Convert.ToBase64String(plan);
        return new JsonArray(
            [probe, "--plan-base64", .. text.Chunk(ChunkLength).Select(chunk => JsonValue.Create(new string(chunk)))]);
    }

    /// <summary>By affinity, so that the scheduler checks taints, selectors and resources as for any other pod.</summary>
    public static void Pin(JsonObject spec, string hostname)
    {
        var requirement = new JsonObject
        {
            ["key"] = "kubernetes.io/hostname",
            ["operator"] = "In",
            ["values"] = new JsonArray(hostname),
        };
        var affinity = Object(Object(spec, "affinity"), "nodeAffinity");
        var terms = List(Object(affinity, "requiredDuringSchedulingIgnoredDuringExecution"), "nodeSelectorTerms");
        if (terms.Count == 0)
            terms.Add(new JsonObject());
        // Terms are alternatives, so that each one has to name the node.
        foreach (var term in terms)
            List(term!.AsObject(), "matchExpressions").Add(requirement.DeepClone());
    }

    private void Mount(JsonObject spec)
    {
        foreach (var (mount, number) in Mounts.Select((mount, number) => (mount, number)))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"validation-host-{number}");
            List(spec, "volumes")
                .Add(new JsonObject { ["name"] = name, ["hostPath"] = new JsonObject { ["path"] = mount.Host } });
            List(spec["containers"]![0]!.AsObject(), "volumeMounts").Add(
                new JsonObject { ["name"] = name, ["mountPath"] = mount.Container, ["readOnly"] = !mount.Writable });
        }
    }

    /// <summary>The object of this name, put there where there is none.</summary>
    internal static JsonObject Object(JsonObject parent, string field)
    {
        if (parent[field] is not JsonObject there)
            parent[field] = there = [];
        return there;
    }

    /// <summary>The list of this name, put there where there is none.</summary>
    internal static JsonArray List(JsonObject parent, string field)
    {
        if (parent[field] is not JsonArray there)
            parent[field] = there = [];
        return there;
    }
}
