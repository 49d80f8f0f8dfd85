namespace Validation.Results.Frameworks;

/// <summary>The trust services criteria of SOC 2: sentences without titles; what each is about is said in our words.</summary>
internal static class Soc2
{
    public static Framework Framework { get; } =
        new() { Name = "SOC 2", Family = "SOC 2", Version = "2017, revised 2022", ControlPrefix = "soc2_", HasTitles = false };

    public static Reference Cc42 { get; } = Of("CC4.2", "Deficiencies are told to those who must act");
    public static Reference Cc61 { get; } = Of("CC6.1", "Logical access is protected");
    public static Reference Cc63 { get; } = Of("CC6.3", "Access follows roles and least privilege");
    public static Reference Cc66 { get; } = Of("CC6.6", "Threats from outside the boundary are kept out");
    public static Reference Cc68 { get; } = Of("CC6.8", "Malicious software is prevented or noticed");
    public static Reference Cc71 { get; } = Of("CC7.1", "Changes of configuration and new faults are noticed");
    public static Reference Cc72 { get; } = Of("CC7.2", "Anomalies are watched for");
    public static Reference Cc81 { get; } = Of("CC8.1", "Changes are authorised and tested");

    private static Reference Of(string id, string title) => Framework.Entry(id, title);
}
