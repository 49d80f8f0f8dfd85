namespace Validation.Controls.Isolation.HostFiles;

internal static class FileHandle
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-FILE-006",
        Title = "A file of the host cannot be opened by its handle",
        Subarea = "Host files",
        Severity = Severity.Critical,
        Why = "A file handle names an inode and no path, so that mount namespaces do not hold it: the 'shocker' escape read the "
            + "host's /etc/shadow so.",
        Remedy = "Take CAP_DAC_READ_SEARCH from the template. gVisor does not implement the call.",
        References = [Nist80053.Ac3, Nist800190.HostFileSystem, Attack.T1611, GVisor.Compatibility],
        HeldBy = HeldBy.Template,
        Probe =
            Probe.With(stage => [new Draft("root", OpenFrom("/", stage)), new Draft("mount", OpenFrom(stage.MountedAt, stage))]),
        Needs = [Need.HostTarget],
        Twin = Twin.Baseline,
        // A handle is opened in the file system of the directory: a mounted one lies in the host's, the root may be an overlay.
        Exposed = seen =>
            Finding.Unless(Canary.IsRead(seen, "mount") || Canary.IsRead(seen, "root"),
                "the handle should open the host's file here, and did not"),
        Expect = new(seen => Canary.ShouldStayUnread(seen, "mount", "root")),
    };

    private static IReadOnlyList<Call> OpenFrom(string directory, Stage stage) =>
    [
        Sys.Call("openat", Sys.AtFdCwd, directory, Sys.Directory),
        Sys.Call("open_by_handle_at", Argument.Of(0), new Argument { Hex = stage.CanaryHandleHex }, Sys.NonBlocking),
        Sys.Call("read", Argument.Of(1), Argument.Buffer(64), 64),
        Sys.Call("close", Argument.Of(1)),
        Sys.Call("close", Argument.Of(0)),
    ];
}
