namespace Validation.Controls.Catalogue;

/// <summary>NIST SP 800-53 revision 5.</summary>
public static class Nist80053
{
    public static Reference Ac3 { get; } = Of("AC-3", "Access enforcement");
    public static Reference Ac4 { get; } = Of("AC-4", "Information flow enforcement");
    public static Reference Ac6 { get; } = Of("AC-6", "Least privilege");
    public static Reference Ac6X10 { get; } = Of("AC-6(10)", "No privileged functions for non-privileged users");
    public static Reference Cm2 { get; } = Of("CM-2", "Baseline configuration");
    public static Reference Cm6 { get; } = Of("CM-6", "Configuration settings");
    public static Reference Cm7 { get; } = Of("CM-7", "Least functionality");
    public static Reference Cm8 { get; } = Of("CM-8", "Inventory of components");
    public static Reference Ia5 { get; } = Of("IA-5", "Authenticator management");
    public static Reference Sc2 { get; } = Of("SC-2", "User and system functions kept apart");
    public static Reference Sc3 { get; } = Of("SC-3", "Security functions isolated");
    public static Reference Sc4 { get; } = Of("SC-4", "Nothing left in shared resources");
    public static Reference Sc5 { get; } = Of("SC-5", "Protection against denial of service");
    public static Reference Sc7 { get; } = Of("SC-7", "Boundary protection");
    public static Reference Sc7X5 { get; } = Of("SC-7(5)", "Deny by default, allow by exception");
    public static Reference Sc39 { get; } = Of("SC-39", "Process isolation");
    public static Reference Si6 { get; } = Of("SI-6", "Security functions verified");
    public static Reference Si7 { get; } = Of("SI-7", "Integrity of software and configuration");
    public static Reference Si16 { get; } = Of("SI-16", "Memory protection");

    private static Reference Of(string id, string title) => new()
    {
        Catalogue = "NIST SP 800-53 r5",
        Id = id,
        Title = title,
        Link = new Uri("https://csrc.nist.gov/projects/cprt/catalog#/cprt/framework/version/SP_800_53_5_1_1/home"),
    };
}

/// <summary>NIST SP 800-190, application container security guide.</summary>
public static class Nist800190
{
    public static Reference UnboundedAdministration { get; } = Of("4.3.1", "Unbounded administrative access to the orchestrator");
    public static Reference MixedTraffic { get; } = Of("4.3.3", "Traffic between containers poorly kept apart");
    public static Reference MixedWorkloads { get; } = Of("4.3.4", "Workloads of different sensitivity on one host");
    public static Reference RuntimeVulnerabilities { get; } = Of("4.4.1", "Vulnerabilities in the container runtime");
    public static Reference UnboundedNetwork { get; } = Of("4.4.2", "Unbounded network access from containers");
    public static Reference InsecureConfiguration { get; } = Of("4.4.3", "Insecure runtime configurations");
    public static Reference AppVulnerabilities { get; } = Of("4.4.4", "Vulnerabilities of the contained program");
    public static Reference RogueContainers { get; } = Of("4.4.5", "Rogue containers");
    public static Reference SharedKernel { get; } = Of("4.5.2", "A shared kernel");
    public static Reference HostComponents { get; } = Of("4.5.1", "A large attack surface of the host");
    public static Reference HostFileSystem { get; } = Of("4.5.5", "The host's file system tampered with");

    private static Reference Of(string id, string title) => new()
    {
        Catalogue = "NIST SP 800-190",
        Id = id,
        Title = title,
        Link = new Uri("https://csrc.nist.gov/pubs/sp/800/190/final"),
    };
}

/// <summary>MITRE ATT&amp;CK, Containers and Linux.</summary>
public static class Attack
{
    public static Reference T1046 { get; } = Of("T1046", "Network service discovery");
    public static Reference T1048 { get; } = Of("T1048", "Exfiltration over an alternative protocol");
    public static Reference T1068 { get; } = Of("T1068", "Exploitation for privilege escalation");
    public static Reference T1082 { get; } = Of("T1082", "System information discovery");
    public static Reference T1057 { get; } = Of("T1057", "Process discovery");
    public static Reference T1095 { get; } = Of("T1095", "Non-application layer protocol");
    public static Reference T1499 { get; } = Of("T1499", "Endpoint denial of service");
    public static Reference T1496 { get; } = Of("T1496", "Resource hijacking");
    public static Reference T1528 { get; } = Of("T1528", "Application access token stolen");
    public static Reference T1548 { get; } = Of("T1548", "Abuse of elevation mechanisms");
    public static Reference T1552 { get; } = Of("T1552", "Unsecured credentials");
    public static Reference T1552X7 { get; } = Of("T1552.007", "Credentials from the container API");
    public static Reference T1562 { get; } = Of("T1562", "Defences impaired");
    public static Reference T1609 { get; } = Of("T1609", "Container administration command");
    public static Reference T1610 { get; } = Of("T1610", "Deploy container");
    public static Reference T1611 { get; } = Of("T1611", "Escape to host");
    public static Reference T1613 { get; } = Of("T1613", "Container and resource discovery");

    private static Reference Of(string id, string title) => new()
    {
        Catalogue = "MITRE ATT&CK",
        Id = id,
        Title = title,
        Link = new Uri($"https://attack.mitre.org/techniques/{id.Replace('.', '/')}/"),
    };
}

/// <summary>CIS Docker Benchmark 1.6.0, by number; titles in our own words.</summary>
public static class CisDocker
{
    public static Reference Capabilities { get; } = Of("5.4", "Capabilities are restricted");
    public static Reference Privileged { get; } = Of("5.5", "No privileged containers");
    public static Reference HostDirectories { get; } = Of("5.6", "No sensitive host directories mounted");
    public static Reference HostNetwork { get; } = Of("5.10", "No host network namespace");
    public static Reference Memory { get; } = Of("5.11", "Memory is limited");
    public static Reference Processor { get; } = Of("5.12", "CPU is limited");
    public static Reference ReadOnlyRoot { get; } = Of("5.13", "The root file system is read-only");
    public static Reference HostPid { get; } = Of("5.16", "No host process namespace");
    public static Reference HostIpc { get; } = Of("5.17", "No host IPC namespace");
    public static Reference Devices { get; } = Of("5.18", "No host devices");
    public static Reference Seccomp { get; } = Of("5.22", "The seccomp profile is not disabled");
    public static Reference NoNewPrivileges { get; } = Of("5.26", "No additional privileges");
    public static Reference Pids { get; } = Of("5.29", "Processes are limited");
    public static Reference EngineSocket { get; } = Of("5.32", "The engine's socket is not mounted");

    private static Reference Of(string id, string title) => new() { Catalogue = "CIS Docker 1.6", Id = id, Title = title };
}

/// <summary>CIS Kubernetes Benchmark 1.12, section 5 (policies), by number; titles in our own words.</summary>
public static class CisKubernetes
{
    public static Reference Secrets { get; } = Of("5.1.2", "Few may read secrets");
    public static Reference PodCreation { get; } = Of("5.1.4", "Few may create pods");
    public static Reference DefaultAccounts { get; } = Of("5.1.5", "Default service accounts are not in use");
    public static Reference Tokens { get; } = Of("5.1.6", "Tokens are mounted only where they are needed");
    public static Reference PolicyControl { get; } = Of("5.2.1", "A policy control for pods is active");
    public static Reference Privileged { get; } = Of("5.2.2", "Privileged containers are not admitted");
    public static Reference HostPid { get; } = Of("5.2.3", "The host's process namespace is not shared");
    public static Reference HostIpc { get; } = Of("5.2.4", "The host's IPC namespace is not shared");
    public static Reference HostNetwork { get; } = Of("5.2.5", "The host's network namespace is not shared");
    public static Reference PrivilegeEscalation { get; } = Of("5.2.6", "Privilege escalation is not allowed");
    public static Reference Root { get; } = Of("5.2.7", "Containers do not run as root");
    public static Reference Capabilities { get; } = Of("5.2.9", "Capabilities are dropped");
    public static Reference HostPath { get; } = Of("5.2.11", "Directories of the host are not mounted");
    public static Reference HostPorts { get; } = Of("5.2.12", "Ports of the host are not taken");
    public static Reference PolicyEnforcement { get; } = Of("5.3.1", "The network plugin enforces network policies");
    public static Reference NetworkPolicies { get; } = Of("5.3.2", "Every namespace has network policies");
    public static Reference Seccomp { get; } = Of("5.6.2", "The runtime's seccomp profile is asked for");
    public static Reference SecurityContext { get; } = Of("5.6.3", "Pods and containers have a security context");

    private static Reference Of(string id, string title) => new() { Catalogue = "CIS Kubernetes 1.12", Id = id, Title = title };
}

/// <summary>The NSA's and CISA's Kubernetes hardening guidance, by the ids that Kubescape gives its rules; titles in our own words.</summary>
public static class NsaCisa
{
    public static Reference NonRoot { get; } = Of("C-0013", "Containers do not run as root");
    public static Reference PrivilegeEscalation { get; } = Of("C-0016", "Privilege escalation is off");
    public static Reference Traffic { get; } = Of("C-0030", "Ingress and egress are blocked by default");
    public static Reference Tokens { get; } = Of("C-0034", "Service account tokens are not mounted");
    public static Reference HostNamespaces { get; } = Of("C-0038", "Host process and IPC namespaces are not shared");
    public static Reference HostNetwork { get; } = Of("C-0041", "Pods have no access to the host's network");
    public static Reference Capabilities { get; } = Of("C-0046", "No insecure capabilities");
    public static Reference Hardening { get; } = Of("C-0055", "Linux hardening is in use");
    public static Reference Privileged { get; } = Of("C-0057", "No privileged containers");

    private static Reference Of(string id, string title) => new() { Catalogue = "NSA/CISA (Kubescape)", Id = id, Title = title };
}

/// <summary>Kubernetes' own documentation.</summary>
public static class Kubernetes
{
    public static Reference RuntimeClass { get; } = Of("runtime class", "How a pod gets its runtime", "concepts/containers/runtime-class/");
    public static Reference Overhead { get; } = Of("pod overhead", "What a sandbox itself costs", "concepts/scheduling-eviction/pod-overhead/");
    public static Reference Scheduling { get; } = Of("assigning pods", "Which nodes a pod can land on", "concepts/scheduling-eviction/assign-pod-node/");
    public static Reference Admission { get; } = Of("admission", "Pods are changed or refused before they are stored", "reference/access-authn-authz/admission-controllers/");
    public static Reference SecurityStandards { get; } = Of("pod security standards", "Privileged, baseline, restricted", "concepts/security/pod-security-standards/");
    public static Reference SecurityAdmission { get; } = Of("pod security admission", "The standards enforced by a namespace's label", "concepts/security/pod-security-admission/");
    public static Reference Quotas { get; } = Of("resource quotas", "Bounds for a whole namespace", "concepts/policy/resource-quotas/");
    public static Reference Limits { get; } = Of("resources", "Requests and limits of containers", "concepts/configuration/manage-resources-containers/");
    public static Reference NetworkPolicies { get; } = Of("network policies", "Which traffic a pod may have", "concepts/services-networking/network-policies/");
    public static Reference ServiceAccounts { get; } = Of("service accounts", "A pod's identity at the API server", "concepts/security/service-accounts/");
    public static Reference AccessControl { get; } = Of("RBAC good practices", "Rights that amount to more than they say", "concepts/security/rbac-good-practices/");

    private static Reference Of(string id, string title, string page) =>
        new() { Catalogue = "Kubernetes", Id = id, Title = title, Link = new Uri("https://kubernetes.io/docs/" + page) };
}

/// <summary>gVisor's own documentation.</summary>
public static class GVisor
{
    public static Reference SecurityModel { get; } = Of("security model", "What gVisor promises", "https://gvisor.dev/docs/architecture_guide/security/");
    public static Reference Resources { get; } = Of("resource model", "Processes, memory and time", "https://gvisor.dev/docs/architecture_guide/resources/");
    public static Reference Networking { get; } = Of("networking", "The network stack in the sandbox", "https://gvisor.dev/docs/architecture_guide/networking/");
    public static Reference FileSystem { get; } = Of("file system", "Gofer, directfs and overlays", "https://gvisor.dev/docs/user_guide/filesystem/");
    public static Reference Compatibility { get; } = Of("compatibility", "The system calls it implements", "https://gvisor.dev/docs/user_guide/compatibility/linux/amd64/");

    private static Reference Of(string id, string title, string link) =>
        new() { Catalogue = "gVisor", Id = id, Title = title, Link = new Uri(link) };
}
