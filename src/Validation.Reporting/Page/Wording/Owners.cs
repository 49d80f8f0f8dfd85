using Validation.Results;

namespace Validation.Reporting.Page.Wording;

/// <summary>
/// Who can fix a result, as far as the results themselves tell: they know what holds a control, not who works where.
/// </summary>
internal static class Owners
{
    public const string Audit = "Whoever runs this audit";

    public const string Nodes = "Whoever runs the cluster's nodes";

    public const string Cluster = "Whoever runs the cluster";

    /// <summary>What the cluster around a pod holds, whatever the pod's template says.</summary>
    public static IReadOnlySet<string> OfCluster { get; } = new HashSet<string>
    {
        "Admission", "Living pods", "Network policy", "Nodes", "Pod security", "Quota", "Runtime class",
    };

    public static string Of(ControlResult result, RunRecord run) => result switch
    {
        { Waiver: { } waiver } => waiver.Owner,
        { Verdict: Verdict.Error } => Audit,
        _ when OfCluster.Contains(result.Subarea) => Cluster,
        { HeldBy: Holder.Sandbox } => $"Whoever installs and configures the runtime ({Short.Of(run.Runtime, 40)})",
        { HeldBy: Holder.Template } => "Whoever writes the container or pod template",
        _ => "Not recorded by this run: the remedy says what to change",
    };
}
