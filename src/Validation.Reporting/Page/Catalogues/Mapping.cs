namespace Validation.Reporting.Page.Catalogues;

/// <summary>A subject of controls, and what each catalogue says of it.</summary>
/// <param name="Subareas">The controls' subareas that belong to it; a control that belongs to none counts by its own references.</param>
/// <param name="Ids">By catalogue, the identifiers, separated by blanks.</param>
internal sealed record Topic(string Name, IReadOnlyList<string> Subareas, IReadOnlyDictionary<string, string> Ids);

/// <summary>
/// Which subject gives evidence for which identifier of which catalogue. The choice is this project's; the identifiers are the
/// catalogues', read in NIST SP 800-53 r5.1.1, NIST SP 800-190, CIS Docker 1.6, CIS Kubernetes 1.12, MITRE ATT&amp;CK (Containers and Linux;
/// T1552.005 is of its IaaS part), PCI DSS 4.0.1, the trust services criteria of SOC 2 and ISO/IEC 27001:2022 Annex A. Titles are our own words.
/// </summary>
internal static class Mapping
{
    public const string Nist80053 = "NIST SP 800-53 r5";
    public const string Nist800190 = "NIST SP 800-190";
    public const string CisDocker = "CIS Docker 1.6";
    public const string CisKubernetes = "CIS Kubernetes 1.12";
    public const string Attack = "MITRE ATT&CK";
    public const string Pci = "PCI DSS 4.0.1";
    public const string Soc2 = "SOC 2";
    public const string Iso27001 = "ISO/IEC 27001:2022";

    public static IReadOnlyList<string> Catalogues { get; } = [Nist80053, Nist800190, CisDocker, CisKubernetes, Attack, Pci, Soc2, Iso27001];

    public static IReadOnlyList<Topic> Topics { get; } =
    [
        Topic("Kernel identity and information leaks", "Kernel identity, Proc leaks, Sys leaks, Clocks",
            "SC-39 SC-4 SC-3", "4.5.2 4.5.1", "5.6 5.18", "5.2.11", "T1611 T1613", "A1.1.1 A1.1.3", "CC6.1", "A.8.27"),
        Topic("System call surface", "System calls",
            "CM-7 SC-39 SI-16", "4.4.3 4.4.4", "5.22 2.17", "5.6.2 4.2.14", "T1068 T1611", "2.2.4 2.2.6", "CC6.8 CC7.1", "A.8.9"),
        Topic("Capabilities, privilege and root", "Capabilities, Launch",
            "AC-6 AC-6(10) SC-2", "4.4.3", "5.4 5.5 5.26 2.14", "5.2.2 5.2.6 5.2.7 5.2.9 5.6.3", "T1611 T1068", "7.2.5 2.2.6", "CC6.3", "A.8.2 A.8.18"),
        Topic("Namespaces", "User namespaces, Host processes",
            "SC-39 SC-7(21)", "4.4.3", "5.10 5.16 5.17 5.21 5.31 2.9", "5.2.3 5.2.4 5.2.5", "T1611", "A1.1.1", "CC6.1", "A.8.27"),
        Topic("Mounts, sockets and files of the host", "Host files, Host sockets, Mount table",
            "AC-3 AC-6 SC-4", "4.5.5 4.4.4", "5.6 5.13 5.20 5.32", "5.2.11", "T1611 T1610 T1609", "A1.1.3", "CC6.1", "A.8.3"),
        Topic("Devices", "Devices",
            "AC-3 CM-7", "4.4.3", "5.18", "5.2.2", "T1611", "2.2.4", "CC6.1", "A.8.9"),
        Topic("Network", "No network, Network policy, Egress, Metadata, Raw sockets, East-west",
            "SC-7 SC-7(5) AC-4", "4.4.2 4.3.3", "5.10 5.30 2.2", "5.2.8 5.3.1 5.3.2", "T1552.005 T1046", "1.4.1 1.4.2 11.4.5", "CC6.6", "A.8.20 A.8.22"),
        Topic("Resource limits", "Settings, Quota, Limits",
            "SC-5", "", "5.11 5.12 5.25 5.29", "4.2.13", "T1496.001 T1499", "", "", "A.8.6"),
        Topic("Service account and the cluster's API", "Tokens, Service accounts",
            "AC-6 IA-5", "4.3.1", "", "5.1.5 5.1.6", "T1528 T1552.007 T1613", "7.2.5", "CC6.1 CC6.3", "A.8.2 A.8.5"),
        Topic("The runtime really is the sandbox", "Identity, Flags, Runtime class, Admission, Living pods, Nodes, Pod security",
            "CM-2 CM-6 SI-6 SI-7", "4.4.1 4.4.5 4.3.4", "5.2 5.3", "5.2.1 5.6.3", "T1610", "2.2.1 6.5.2", "CC7.1 CC8.1", "A.8.9 A.8.32"),
        Topic(TheAudit, "",
            "CA-2 CA-7 SI-6 AU-9 AU-10 AU-11", "4.4.3", "", "", "", "10.3.2 10.3.4 11.4.5 A1.1.4", "CC4.2 CC7.1 CC7.2", "A.5.28 A.5.33 A.5.36 A.8.29 A.8.34"),
    ];

    /// <summary>The subject that no single control measures: the run, its evidence and its signature are the evidence.</summary>
    public const string TheAudit = "The audit itself";

    private static Topic Topic(string name, string subareas, params string[] ids) => new(
        name,
        subareas.Split(", ", StringSplitOptions.RemoveEmptyEntries),
        Catalogues.Zip(ids).Where(pair => pair.Second.Length > 0).ToDictionary(pair => pair.First, pair => pair.Second));
}
