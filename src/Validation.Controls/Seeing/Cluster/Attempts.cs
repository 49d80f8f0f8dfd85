namespace Validation.Controls.Seeing.Cluster;

/// <summary>
/// The pods that are tried with dryRun=All, by name. Each is the platform's own template with one thing changed;
/// <see cref="Good"/> is it unchanged, so that a refusal can be put down to the change.
/// </summary>
public static class Attempts
{
    /// <summary>The template with the class, nothing changed.</summary>
    public const string Good = "good";

    /// <summary>No runtimeClassName.</summary>
    public const string NoClass = "no class";

    /// <summary>The class of the baseline (runc).</summary>
    public const string WrongClass = "wrong class";

    /// <summary>A class that does not exist.</summary>
    public const string MissingClass = "missing class";

    public const string Privileged = "privileged";

    public const string HostPid = "host pid";

    public const string HostNetwork = "host network";

    public const string HostIpc = "host ipc";

    public const string HostPath = "host path";

    public const string HostPort = "host port";

    /// <summary>capabilities.add: [SYS_ADMIN].</summary>
    public const string Capability = "capability";

    public const string Root = "root";

    public const string PrivilegeEscalation = "privilege escalation";

    /// <summary>seccompProfile: Unconfined.</summary>
    public const string SeccompUnconfined = "seccomp unconfined";

    /// <summary>An annotation dev.gvisor.flag.*, by which a runsc that allows it is given flags.</summary>
    public const string FlagAnnotation = "flag annotation";

    /// <summary>
    /// Another annotation dev.gvisor.*, by which the pod's author overrules the operator's flags without --allow-flag-override.
    /// </summary>
    public const string SettingAnnotation = "setting annotation";

    /// <summary>spec.nodeName set, past the scheduler.</summary>
    public const string NodeName = "node name";

    /// <summary>Requests beyond any quota.</summary>
    public const string Huge = "huge";

    /// <summary>No limits at all.</summary>
    public const string NoLimits = "no limits";

    public static IReadOnlyList<string> All { get; } =
    [
        Good, NoClass, WrongClass, MissingClass, Privileged, HostPid, HostNetwork, HostIpc, HostPath, HostPort, Capability, Root,
        PrivilegeEscalation, SeccompUnconfined, FlagAnnotation, NodeName, Huge, NoLimits, SettingAnnotation,
    ];
}
