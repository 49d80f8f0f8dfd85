namespace Validation.Results.Frameworks;

/// <summary>MITRE ATT&amp;CK: techniques for containers and Linux; T1552.005 is of its IaaS part.</summary>
public static class Attack
{
    public static Framework Framework { get; } = new() { Name = "MITRE ATT&CK", Family = "MITRE ATT&CK", Version = "18.1" };

    public static Reference T1046 { get; } = Of("T1046", "Network Service Discovery");
    public static Reference T1048 { get; } = Of("T1048", "Exfiltration Over Alternative Protocol");
    public static Reference T1057 { get; } = Of("T1057", "Process Discovery");
    public static Reference T1068 { get; } = Of("T1068", "Exploitation for Privilege Escalation");
    public static Reference T1082 { get; } = Of("T1082", "System Information Discovery");
    public static Reference T1095 { get; } = Of("T1095", "Non-Application Layer Protocol");
    public static Reference T1496 { get; } = Of("T1496", "Resource Hijacking");
    public static Reference T1496X1 { get; } = Of("T1496.001", "Compute Hijacking");
    public static Reference T1499 { get; } = Of("T1499", "Endpoint Denial of Service");
    public static Reference T1528 { get; } = Of("T1528", "Steal Application Access Token");
    public static Reference T1548 { get; } = Of("T1548", "Abuse Elevation Control Mechanism");
    public static Reference T1552 { get; } = Of("T1552", "Unsecured Credentials");
    public static Reference T1552X5 { get; } = Of("T1552.005", "Cloud Instance Metadata API");
    public static Reference T1552X7 { get; } = Of("T1552.007", "Container API");
    public static Reference T1562 { get; } = Of("T1562", "Impair Defenses");
    public static Reference T1609 { get; } = Of("T1609", "Container Administration Command");
    public static Reference T1610 { get; } = Of("T1610", "Deploy Container");
    public static Reference T1611 { get; } = Of("T1611", "Escape to Host");
    public static Reference T1613 { get; } = Of("T1613", "Container and Resource Discovery");

    private static Reference Of(string id, string title) =>
        Framework.Entry(id, title, $"https://attack.mitre.org/techniques/{id.Replace('.', '/')}/");
}
