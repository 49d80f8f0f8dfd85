namespace Validation.Controls.Isolation.HostFiles;

internal static class ImageLink
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-FILE-004",
        Title = "A symbolic link in the image does not lead to the host's files",
        Subarea = "Host files",
        Severity = Severity.Critical,
        Why = "Whoever builds an image chooses where its links point to. A runtime that follows one on the host's side opens any "
            + "file.",
        Remedy = "Look at what the template mounts and shares: no directory of the host, no host process namespace. Then update "
            + "the runtime, since a path that leads out is a flaw of its own.",
        References = [Nist80053.Ac3, Nist800190.HostFileSystem, Attack.T1611],
        HeldBy = HeldBy.Template,
        Probe = Probe.ReadFile("/outside"),
        Needs = [Need.HostTarget, Need.OwnRoot],
        Twin = Twin.Opened,
        Exposed = seen => Canary.ShouldBeRead(seen, ""),
        Expect = new(seen => Canary.ShouldStayUnread(seen, "")),
    };
}
