namespace Validation.Results.Frameworks;

/// <summary>
/// The NSA's and CISA's Kubernetes hardening guidance, which numbers nothing: ids and titles are those of Kubescape's rules for
/// it.
/// </summary>
public static class NsaCisa
{
    public static Framework Framework { get; } =
        new() { Name = "NSA/CISA (Kubescape)", Family = "NSA/CISA (Kubescape)", Version = "1.2, August 2022" };

    public static Reference NonRoot { get; } = Of("C-0013", "Non-root containers");
    public static Reference PrivilegeEscalation { get; } = Of("C-0016", "Allow privilege escalation");
    public static Reference Traffic { get; } = Of("C-0030", "Ingress and Egress blocked");
    public static Reference Tokens { get; } = Of("C-0034", "Automatic mapping of service account");
    public static Reference HostNamespaces { get; } = Of("C-0038", "Host PID/IPC privileges");
    public static Reference HostNetwork { get; } = Of("C-0041", "HostNetwork access");
    public static Reference Capabilities { get; } = Of("C-0046", "Insecure capabilities");
    public static Reference Hardening { get; } = Of("C-0055", "Linux hardening");
    public static Reference Privileged { get; } = Of("C-0057", "Privileged container");

    private static Reference Of(string id, string title) => Framework.Entry(id, title);
}
