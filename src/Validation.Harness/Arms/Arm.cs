using Validation.Controls;
using Validation.Controls.Catalogue;
using Validation.Harness.Contract;
using Validation.Protocol;

namespace Validation.Harness.Arms;

/// <summary>One launch, and the controls whose probes it runs.</summary>
public sealed record Arm
{
    public required Role Role { get; init; }

    public required Variation Variation { get; init; }

    public required string Runtime { get; init; }

    public required IReadOnlyList<Control> Controls { get; init; }

    /// <summary>True where the probe goes for a limit that the whole arm may die of.</summary>
    public bool MayDie => Variation is Variation.Memory or Variation.Processes;

    /// <summary>The node that an audit launches it on; null where there is none to choose.</summary>
    public string? Node { get; init; }

    /// <summary>How many arms are launched on its node at once, itself among them.</summary>
    public int Together { get; init; } = 1;

    /// <summary>What it tries besides, whatever its controls are.</summary>
    public IReadOnlyList<Step> Also { get; init; } = [];

    public string Name => Node is null ? Kind : $"{Kind}@{Node}";

    private string Kind => (Role, Variation) switch
    {
        (Role.Subject, Variation.None) => "subject",
        (Role.Subject, Variation.HostMount) => "subject-mount",
        (Role.Subject, Variation.Memory) => "subject-memory",
        (Role.Subject, Variation.Processes) => "subject-processes",
        (Role.Subject, Variation.Cluster) => "cluster",
        (Role.Baseline, Variation.Cluster) => "own-namespace",
        (var role, Variation.Neighbour) => $"{role.ToString().ToLowerInvariant()}-neighbour",
        (var role, _) => role.ToString().ToLowerInvariant(),
    };

    public string Purpose => (Role, Variation) switch
    {
        (Role.Subject, Variation.None) => "the runtime under test with exactly the platform's template",
        (Role.Subject, Variation.HostMount) => "the same with one read-only directory of the host mounted in",
        (Role.Subject, Variation.Memory) => "the same in a launch of its own, to be driven over its memory limit",
        (Role.Subject, Variation.Processes) => "the same in a launch of its own, to be driven over its process limit",
        (Role.Subject, Variation.Cluster) => "what the API server says of the namespace and the class of evaluation pods",
        (Role.Baseline, Variation.Cluster) => "what it says of the harness's own namespace, which has neither class nor policies",
        (Role.Subject, Variation.Neighbour) => "the same with a second container beside it that holds a secret",
        (Role.Baseline, Variation.Neighbour) => "a pod of plain runc's with such a second container",
        (Role.Opened, Variation.Neighbour) => "the same, its two containers sharing their processes on purpose",
        (Role.Baseline, _) => "plain runc with a bare template: what it looks like without the sandbox",
        (Role.Opened, _) => "plain runc with the host's namespaces, devices and a directory opened on purpose",
        (Role.Weakened, _) => "gVisor with a flag that weakens it",
        _ => throw new InvalidOperationException($"no arm is {Role} with {Variation}"),
    };

    /// <summary>
    /// The arms that these controls need. The twins have no limits and the mount anyway, so they carry every variation at once,
    /// but for a second container.
    /// </summary>
    public static IReadOnlyList<Arm> For(IReadOnlyList<Control> controls, string subjectRuntime, string baselineRuntime)
    {
        var kind = RuntimeKinds.Claimed(subjectRuntime);
        Control[] applicable = [.. controls.Where(control => control.Expect.WhyNotApplicable(kind) is null)];
        var arms = applicable.GroupBy(control => control.Variation).OrderBy(group => group.Key)
            .Select(group => Of(Role.Subject, group.Key, subjectRuntime, [.. group]))
            .ToList();
        foreach (var (variation, members) in applicable.GroupBy(control => control.TwinVariation)
            .Select(group => (group.Key, Members: group.ToArray())).OrderBy(group => group.Key))
        {
            arms.Add(Of(Role.Baseline, variation, baselineRuntime, members));
            Control[] opened = [.. members.Where(control => control.Twin == Twin.Opened)];
            if (opened.Length > 0)
                arms.Add(Of(Role.Opened, variation, baselineRuntime, opened));
        }
        Control[] weakened = [.. applicable.Where(control => control.Twin == Twin.Weakened)];
        if (weakened.Length > 0)
            arms.Add(Of(Role.Weakened, Variation.None, subjectRuntime, weakened));
        return arms;
    }

    private static Arm Of(Role role, Variation variation, string runtime, IReadOnlyList<Control> controls) =>
        new() { Role = role, Variation = variation, Runtime = runtime, Controls = controls };
}
