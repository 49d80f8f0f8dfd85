namespace Validation.Results.Frameworks;

/// <summary>PCI DSS. Its requirements are numbered sentences without titles: what each is about is said in our words.</summary>
internal static class Pci
{
    public static Framework Framework { get; } =
        new() { Name = "PCI DSS 4.0.1", Family = "PCI DSS", Version = "4.0.1", ControlPrefix = "pci-dss_", HasTitles = false };

    public static Reference NetworkControls { get; } = Of("1.4.1", "Controls between trusted and untrusted networks");
    public static Reference InboundTraffic { get; } = Of("1.4.2", "Only allowed traffic comes in from untrusted networks");
    public static Reference Standards { get; } = Of("2.2.1", "Standards of configuration are kept");
    public static Reference OnlyWhatIsNeeded { get; } = Of("2.2.4", "Only what is needed is enabled");
    public static Reference SecurityParameters { get; } = Of("2.2.6", "Security parameters are set against misuse");
    public static Reference ChangesConfirmed { get; } = Of("6.5.2", "Requirements are confirmed after a change");
    public static Reference Accounts { get; } = Of("7.2.5", "Application and system accounts have least privilege");
    public static Reference LogsProtected { get; } = Of("10.3.2", "Audit logs cannot be changed");
    public static Reference LogChanges { get; } = Of("10.3.4", "Changes of audit logs are noticed");
    public static Reference SegmentationTested { get; } = Of("11.4.5", "Segmentation is tested");
    public static Reference ProviderSeparation { get; } =
        Of("A1.1.1", "Providers: access between provider and customers is separated");
    public static Reference CustomerResources { get; } = Of("A1.1.3", "Providers: a customer reaches only what is his own");
    public static Reference SeparationTested { get; } = Of("A1.1.4", "Providers: the separation is tested");

    private static Reference Of(string id, string title) => Framework.Entry(id, title);
}
