namespace Validation.Results.Frameworks;

/// <summary>NIST SP 800-53 revision 5; titles as in NIST's own catalogue of it in OSCAL.</summary>
public static class Nist80053
{
    public static Framework Framework { get; } =
        new() { Name = "NIST SP 800-53 r5", Family = "NIST SP 800-53", Version = "5.1.1", ControlPrefix = "" };

    public static Reference Ac3 { get; } = Of("AC-3", "Access Enforcement");
    public static Reference Ac4 { get; } = Of("AC-4", "Information Flow Enforcement");
    public static Reference Ac6 { get; } = Of("AC-6", "Least Privilege");
    public static Reference Ac6X10 { get; } =
        Of("AC-6(10)", "Prohibit Non-privileged Users from Executing Privileged Functions");
    public static Reference Au9 { get; } = Of("AU-9", "Protection of Audit Information");
    public static Reference Au10 { get; } = Of("AU-10", "Non-repudiation");
    public static Reference Au11 { get; } = Of("AU-11", "Audit Record Retention");
    public static Reference Ca2 { get; } = Of("CA-2", "Control Assessments");
    public static Reference Ca7 { get; } = Of("CA-7", "Continuous Monitoring");
    public static Reference Cm2 { get; } = Of("CM-2", "Baseline Configuration");
    public static Reference Cm6 { get; } = Of("CM-6", "Configuration Settings");
    public static Reference Cm7 { get; } = Of("CM-7", "Least Functionality");
    public static Reference Cm8 { get; } = Of("CM-8", "System Component Inventory");
    public static Reference Ia5 { get; } = Of("IA-5", "Authenticator Management");
    public static Reference Sc2 { get; } = Of("SC-2", "Separation of System and User Functionality");
    public static Reference Sc3 { get; } = Of("SC-3", "Security Function Isolation");
    public static Reference Sc4 { get; } = Of("SC-4", "Information in Shared System Resources");
    public static Reference Sc5 { get; } = Of("SC-5", "Denial-of-service Protection");
    public static Reference Sc7 { get; } = Of("SC-7", "Boundary Protection");
    public static Reference Sc7X5 { get; } = Of("SC-7(5)", "Deny by Default — Allow by Exception");
    public static Reference Sc7X21 { get; } = Of("SC-7(21)", "Isolation of System Components");
    public static Reference Sc39 { get; } = Of("SC-39", "Process Isolation");
    public static Reference Si6 { get; } = Of("SI-6", "Security and Privacy Function Verification");
    public static Reference Si7 { get; } = Of("SI-7", "Software, Firmware, and Information Integrity");
    public static Reference Si16 { get; } = Of("SI-16", "Memory Protection");

    private static Reference Of(string id, string title) =>
        Framework.Entry(id, title, "https://csrc.nist.gov/projects/cprt/catalog#/cprt/framework/version/SP_800_53_5_1_1/home");
}
