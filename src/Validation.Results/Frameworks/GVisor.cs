namespace Validation.Results.Frameworks;

/// <summary>Pages of gVisor's own documentation; what each tells, in our words.</summary>
public static class GVisor
{
    public static Framework Framework { get; } = new() { Name = "gVisor", Family = "gVisor", Version = null, HasTitles = false };

    public static Reference SecurityModel { get; } = Of("security model", "What gVisor promises", "architecture_guide/security/");
    public static Reference Resources { get; } =
        Of("resource model", "Processes, memory and time", "architecture_guide/resources/");
    public static Reference Networking { get; } =
        Of("networking", "The network stack in the sandbox", "architecture_guide/networking/");
    public static Reference FileSystem { get; } = Of("file system", "Gofer, directfs and overlays", "user_guide/filesystem/");
    public static Reference Compatibility { get; } =
        Of("compatibility", "The system calls it implements", "user_guide/compatibility/linux/amd64/");

    private static Reference Of(string id, string title, string page) =>
        Framework.Entry(id, title, "https://gvisor.dev/docs/" + page);
}
