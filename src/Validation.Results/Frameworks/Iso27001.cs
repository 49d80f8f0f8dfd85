namespace Validation.Results.Frameworks;

/// <summary>ISO/IEC 27001:2022, the controls of its Annex A.</summary>
internal static class Iso27001
{
    public static Framework Framework { get; } =
        new() { Name = "ISO/IEC 27001:2022", Family = "ISO/IEC 27001", Version = "2022", ControlPrefix = "iso27001_" };

    public static Reference A528 { get; } = Of("A.5.28", "Collection of evidence");
    public static Reference A533 { get; } = Of("A.5.33", "Protection of records");
    public static Reference A536 { get; } =
        Of("A.5.36", "Compliance with policies, rules and standards for information security");
    public static Reference A82 { get; } = Of("A.8.2", "Privileged access rights");
    public static Reference A83 { get; } = Of("A.8.3", "Information access restriction");
    public static Reference A85 { get; } = Of("A.8.5", "Secure authentication");
    public static Reference A86 { get; } = Of("A.8.6", "Capacity management");
    public static Reference A89 { get; } = Of("A.8.9", "Configuration management");
    public static Reference A818 { get; } = Of("A.8.18", "Use of privileged utility programs");
    public static Reference A820 { get; } = Of("A.8.20", "Networks security");
    public static Reference A822 { get; } = Of("A.8.22", "Segregation of networks");
    public static Reference A827 { get; } = Of("A.8.27", "Secure system architecture and engineering principles");
    public static Reference A829 { get; } = Of("A.8.29", "Security testing in development and acceptance");
    public static Reference A832 { get; } = Of("A.8.32", "Change management");
    public static Reference A834 { get; } = Of("A.8.34", "Protection of information systems during audit testing");

    private static Reference Of(string id, string title) => Framework.Entry(id, title);
}
