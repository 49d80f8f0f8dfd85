namespace Validation.Results.Frameworks;

/// <summary>CIS Kubernetes Benchmark: the kubelet (4.2) and policies (5).</summary>
public static class CisKubernetes
{
    public static Framework Framework { get; } =
        new() { Name = "CIS Kubernetes 1.12", Family = "CIS Kubernetes", Version = "1.12.0", ControlPrefix = "cis-kubernetes_" };

    public static Reference PodPids { get; } = Of("4.2.13", "Ensure that a limit is set on pod PIDs");
    public static Reference SeccompDefault { get; } = Of("4.2.14", "Ensure that the --seccomp-default parameter is set to true");
    public static Reference Secrets { get; } = Of("5.1.2", "Minimize access to secrets");
    public static Reference PodCreation { get; } = Of("5.1.4", "Minimize access to create pods");
    public static Reference DefaultAccounts { get; } = Of("5.1.5", "Ensure that default service accounts are not actively used");
    public static Reference Tokens { get; } = Of("5.1.6", "Ensure that Service Account Tokens are only mounted where necessary");
    public static Reference PolicyControl { get; } =
        Of("5.2.1", "Ensure that the cluster has at least one active policy control mechanism in place");
    public static Reference Privileged { get; } = Of("5.2.2", "Minimize the admission of privileged containers");
    public static Reference HostPid { get; } =
        Of("5.2.3", "Minimize the admission of containers wishing to share the host process ID namespace");
    public static Reference HostIpc { get; } =
        Of("5.2.4", "Minimize the admission of containers wishing to share the host IPC namespace");
    public static Reference HostNetwork { get; } =
        Of("5.2.5", "Minimize the admission of containers wishing to share the host network namespace");
    public static Reference PrivilegeEscalation { get; } =
        Of("5.2.6", "Minimize the admission of containers with allowPrivilegeEscalation");
    public static Reference Root { get; } = Of("5.2.7", "Minimize the admission of root containers");
    public static Reference NetRaw { get; } = Of("5.2.8", "Minimize the admission of containers with the NET_RAW capability");
    public static Reference Capabilities { get; } =
        Of("5.2.9", "Minimize the admission of containers with capabilities assigned");
    public static Reference HostPath { get; } = Of("5.2.11", "Minimize the admission of HostPath volumes");
    public static Reference HostPorts { get; } = Of("5.2.12", "Minimize the admission of containers which use HostPorts");
    public static Reference PolicyEnforcement { get; } = Of("5.3.1", "Ensure that the CNI in use supports Network Policies");
    public static Reference NetworkPolicies { get; } = Of("5.3.2", "Ensure that all Namespaces have Network Policies defined");
    public static Reference Seccomp { get; } =
        Of("5.6.2", "Ensure that the seccomp profile is set to docker/default in your pod definitions");
    public static Reference SecurityContext { get; } = Of("5.6.3", "Apply Security Context to Your Pods and Containers");

    private static Reference Of(string id, string title) => Framework.Entry(id, title);
}
