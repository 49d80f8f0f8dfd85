namespace Validation.Controls.Catalogue;

/// <summary>NIST SP 800-53 revision 5.</summary>
public static class Nist80053
{
    public static Reference Ac3 { get; } = Of("AC-3", "Access enforcement");
    public static Reference Ac6 { get; } = Of("AC-6", "Least privilege");
    public static Reference Ac6X10 { get; } = Of("AC-6(10)", "No privileged functions for non-privileged users");
    public static Reference Cm2 { get; } = Of("CM-2", "Baseline configuration");
    public static Reference Cm6 { get; } = Of("CM-6", "Configuration settings");
    public static Reference Cm7 { get; } = Of("CM-7", "Least functionality");
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
    public static Reference RuntimeVulnerabilities { get; } = Of("4.4.1", "Vulnerabilities in the container runtime");
    public static Reference UnboundedNetwork { get; } = Of("4.4.2", "Unbounded network access from containers");
    public static Reference InsecureConfiguration { get; } = Of("4.4.3", "Insecure runtime configurations");
    public static Reference AppVulnerabilities { get; } = Of("4.4.4", "Vulnerabilities of the contained program");
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
    public static Reference T1548 { get; } = Of("T1548", "Abuse of elevation mechanisms");
    public static Reference T1552 { get; } = Of("T1552", "Unsecured credentials");
    public static Reference T1609 { get; } = Of("T1609", "Container administration command");
    public static Reference T1610 { get; } = Of("T1610", "Deploy container");
    public static Reference T1611 { get; } = Of("T1611", "Escape to host");
    public static Reference T1613 { get; } = Of("T1613", "Container and resource discovery");

    private static Reference Of(string id, string title) => new()
    {
        Catalogue = "MITRE ATT&CK",
        Id = id,
        Title = title,
        Link = new Uri($"https://attack.mitre.org/techniques/{id}/"),
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
