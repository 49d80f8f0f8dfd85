namespace Validation.Results.Frameworks;

/// <summary>
/// Which subject of controls gives evidence for which entry of which framework. The choice is this project's; it stands beside
/// what each control names itself.
/// </summary>
public static class Mapping
{
    /// <summary>The frameworks that are mapped, in the order in which they are shown.</summary>
    public static IReadOnlyList<Framework> Frameworks { get; } =
    [
        Nist80053.Framework, Nist800190.Framework, CisDocker.Framework, CisKubernetes.Framework,
        Attack.Framework, Pci.Framework, Soc2.Framework, Iso27001.Framework,
    ];

    public static IReadOnlyList<Topic> Topics { get; } =
    [
        new("Kernel identity and information leaks", ["Kernel identity", "Proc leaks", "Sys leaks", "Clocks"],
        [
            Nist80053.Sc39, Nist80053.Sc4, Nist80053.Sc3, Nist800190.SharedKernel, Nist800190.HostComponents,
            CisDocker.HostDirectories, CisDocker.Devices, CisKubernetes.HostPath, Attack.T1611, Attack.T1613,
            Pci.ProviderSeparation, Pci.CustomerResources, Soc2.Cc61, Iso27001.A827,
        ]),
        new("System call surface", ["System calls"],
        [
            Nist80053.Cm7, Nist80053.Sc39, Nist80053.Si16, Nist800190.InsecureConfiguration, Nist800190.AppVulnerabilities,
            CisDocker.Seccomp, CisDocker.DaemonSeccomp, CisKubernetes.Seccomp, CisKubernetes.SeccompDefault,
            Attack.T1068, Attack.T1611, Pci.OnlyWhatIsNeeded, Pci.SecurityParameters, Soc2.Cc68, Soc2.Cc71, Iso27001.A89,
        ]),
        new("Capabilities, privilege and root", ["Capabilities", "Launch"],
        [
            Nist80053.Ac6, Nist80053.Ac6X10, Nist80053.Sc2, Nist800190.InsecureConfiguration,
            CisDocker.Capabilities, CisDocker.Privileged, CisDocker.NoNewPrivileges, CisDocker.NoNewPrivilegesByDefault,
            CisKubernetes.Privileged, CisKubernetes.PrivilegeEscalation, CisKubernetes.Root, CisKubernetes.Capabilities,
            CisKubernetes.SecurityContext, Attack.T1611, Attack.T1068, Pci.Accounts, Pci.SecurityParameters, Soc2.Cc63,
            Iso27001.A82, Iso27001.A818,
        ]),
        new("Namespaces", ["User namespaces", "Host processes", "Pod neighbours"],
        [
            Nist80053.Sc39, Nist80053.Sc7X21, Nist800190.InsecureConfiguration,
            CisDocker.HostNetwork, CisDocker.HostPid, CisDocker.HostIpc, CisDocker.HostUts, CisDocker.HostUserNamespaces,
            CisDocker.UserNamespaces, CisKubernetes.HostPid, CisKubernetes.HostIpc, CisKubernetes.HostNetwork, Attack.T1611,
            Pci.ProviderSeparation, Soc2.Cc61, Iso27001.A827,
        ]),
        new("Mounts, sockets and files of the host", ["Host files", "Host sockets", "Mount table"],
        [
            Nist80053.Ac3, Nist80053.Ac6, Nist80053.Sc4, Nist800190.HostFileSystem, Nist800190.AppVulnerabilities,
            CisDocker.HostDirectories, CisDocker.ReadOnlyRoot, CisDocker.Propagation, CisDocker.EngineSocket,
            CisKubernetes.HostPath, Attack.T1611, Attack.T1610, Attack.T1609, Pci.CustomerResources, Soc2.Cc61, Iso27001.A83,
        ]),
        new("Devices", ["Devices"],
        [
            Nist80053.Ac3, Nist80053.Cm7, Nist800190.InsecureConfiguration, CisDocker.Devices, CisKubernetes.Privileged,
            Attack.T1611, Pci.OnlyWhatIsNeeded, Soc2.Cc61, Iso27001.A89,
        ]),
        new("Network", ["No network", "Network policy"],
        [
            Nist80053.Sc7, Nist80053.Sc7X5, Nist80053.Ac4, Nist800190.UnboundedNetwork, Nist800190.MixedTraffic,
            CisDocker.HostNetwork, CisDocker.DefaultBridge, CisDocker.BridgeTraffic,
            CisKubernetes.NetRaw, CisKubernetes.PolicyEnforcement, CisKubernetes.NetworkPolicies, Attack.T1552X5, Attack.T1046,
            Pci.NetworkControls, Pci.InboundTraffic, Pci.SegmentationTested, Soc2.Cc66, Iso27001.A820, Iso27001.A822,
        ]),
        new("Resource limits", ["Settings", "Quota"],
        [
            Nist80053.Sc5, CisDocker.Memory, CisDocker.Processor, CisDocker.CgroupUsage, CisDocker.Pids, CisKubernetes.PodPids,
            Attack.T1496X1, Attack.T1499, Iso27001.A86,
        ]),
        new("Service account and the cluster's API", ["Tokens"],
        [
            Nist80053.Ac6, Nist80053.Ia5, Nist800190.UnboundedAdministration,
            CisKubernetes.DefaultAccounts, CisKubernetes.Tokens,
            Attack.T1528, Attack.T1552X7, Attack.T1613, Pci.Accounts, Soc2.Cc61, Soc2.Cc63, Iso27001.A82, Iso27001.A85,
        ]),
        new("The runtime really is the sandbox",
            ["Identity", "Flags", "Runtime class", "Admission", "Living pods", "Nodes", "Pod security"],
        [
            Nist80053.Cm2, Nist80053.Cm6, Nist80053.Si6, Nist80053.Si7,
            Nist800190.RuntimeVulnerabilities, Nist800190.RogueContainers, Nist800190.MixedWorkloads,
            CisDocker.AppArmor, CisDocker.SeLinux, CisKubernetes.PolicyControl, CisKubernetes.SecurityContext, Attack.T1610,
            Pci.Standards, Pci.ChangesConfirmed, Soc2.Cc71, Soc2.Cc81, Iso27001.A89, Iso27001.A832,
        ]),
    ];

    /// <summary>What no single control measures: the run, its evidence and its signature are the evidence.</summary>
    public static Topic TheAudit { get; } = new("The audit itself", [],
    [
        Nist80053.Ca2, Nist80053.Ca7, Nist80053.Si6, Nist80053.Au9, Nist80053.Au10, Nist80053.Au11,
        Nist800190.InsecureConfiguration,
        Pci.LogsProtected, Pci.LogChanges, Pci.SegmentationTested, Pci.SeparationTested, Soc2.Cc42, Soc2.Cc71, Soc2.Cc72,
        Iso27001.A528, Iso27001.A533, Iso27001.A536, Iso27001.A829, Iso27001.A834,
    ]);
}
