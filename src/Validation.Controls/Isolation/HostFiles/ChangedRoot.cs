namespace Validation.Controls.Isolation.HostFiles;

internal static class ChangedRoot
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-FILE-005",
        Title = "The classic escape from chroot does not lead to the host's files",
        Subarea = "Host files",
        Severity = Severity.High,
        Why = "A program that may call chroot can step out of its own with a directory opened before. The sandbox's wall must "
            + "not be of that kind.",
        Remedy = "Look at what the template mounts and shares: no directory of the host, no host process namespace. Then update "
            + "the runtime, since a path that leads out is a flaw of its own.",
        References = [Nist80053.Ac3, Nist800190.HostFileSystem, Attack.T1611],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
        [
            new Draft("",
            [
                Sys.Call("openat", Sys.AtFdCwd, "/", Sys.Directory),
                Sys.Call("chroot", "/tmp"),
                Sys.Call("fchdir", Argument.Of(0)),
                Sys.Call("chdir", "../../../../../../../.."),
                Sys.Call("chroot", "."),
                Sys.Open(stage.CanaryPath, Sys.ReadOnly),
                Sys.Call("read", Argument.Of(5), Argument.Buffer(64), 64),
            ]) { Child = Child.Alone },
        ]),
        Needs = [Need.HostTarget],
        Twin = Twin.Opened,
        Exposed = seen =>
        {
            seen.Fact.ShouldBeCarriedOut(1, "chroot");
            Canary.ShouldBeRead(seen, "");
        },
        Expect = new(seen => Canary.ShouldStayUnread(seen, "")),
    };
}
