namespace Validation.Results.Frameworks;

/// <summary>NIST SP 800-190, application container security guide: the risks and countermeasures of its section 4.</summary>
public static class Nist800190
{
    public static Framework Framework { get; } =
        new() { Name = "NIST SP 800-190", Family = "NIST SP 800-190", Version = "September 2017", ControlPrefix = "sp800-190_" };

    public static Reference UnboundedAdministration { get; } = Of("4.3.1", "Unbounded administrative access");
    public static Reference MixedTraffic { get; } = Of("4.3.3", "Poorly separated inter-container network traffic");
    public static Reference MixedWorkloads { get; } = Of("4.3.4", "Mixing of workload sensitivity levels");
    public static Reference RuntimeVulnerabilities { get; } = Of("4.4.1", "Vulnerabilities within the runtime software");
    public static Reference UnboundedNetwork { get; } = Of("4.4.2", "Unbounded network access from containers");
    public static Reference InsecureConfiguration { get; } = Of("4.4.3", "Insecure container runtime configurations");
    public static Reference AppVulnerabilities { get; } = Of("4.4.4", "App vulnerabilities");
    public static Reference RogueContainers { get; } = Of("4.4.5", "Rogue containers");
    public static Reference HostComponents { get; } = Of("4.5.1", "Large attack surface");
    public static Reference SharedKernel { get; } = Of("4.5.2", "Shared kernel");
    public static Reference HostFileSystem { get; } = Of("4.5.5", "Host file system tampering");

    private static Reference Of(string id, string title) =>
        Framework.Entry(id, title, "https://csrc.nist.gov/pubs/sp/800/190/final");
}
