namespace Validation.Controls.Isolation.HostFiles;

internal static class ReadOnlyMount
{
    private const string Known = "under gVisor before release 20250707 with directfs, "
        + "its default, a read-only one can be written to";

    public static readonly Control Definition = new()
    {
        Id = "ISO-FILE-010",
        Title = "A read-only host directory stays read-only",
        Subarea = "Host files",
        Severity = Severity.High,
        Why = "A workload that can mount its input again as writable plants files on the host that others trust.",
        Remedy = "Under gVisor use release 20250707 or a later one, in which the gofer's own mount of the directory is read-only "
            + "on the host (since 20260810 it is locked in user namespaces, too); with an older one start runsc with "
            + "--directfs=false, so that the gofer refuses the writes. Under runc take CAP_SYS_ADMIN and forbid user namespaces "
            + "by seccomp. Give what is mounted in to another user and let no other write to it.",
        References = [Nist80053.Ac3, CisDocker.HostDirectories, Attack.T1611, GVisor.FileSystem],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage => [Plant("plain", Sys.NewMounts, stage), Plant("user", Sys.NewMounts | Sys.NewUsers, stage)]),
        Variation = Variation.HostMount,
        Needs = [Need.Aftermath, Need.TemplateMount.Noting(Known)],
        Twin = Twin.Baseline,
        Exposed = seen =>
            Finding.Unless(seen.Aftermath.Planted.Count > 0, "the file should show in the host's directory here, and does not"),
        Expect = new(seen =>
        {
            Finding.Unless(seen.Aftermath.Planted.Count == 0,
                $"the workload made [{string.Join(", ", seen.Aftermath.Planted)}] in the host's directory, which was mounted "
                    + "read-only");
            seen["plain"].ShouldBeRefused(2, "a file was made in the host's directory", Errno.EROFS);
            seen["user"].ShouldBeRefused(2, "a file was made in the host's directory", Errno.EROFS);
        }),
    };

    /// <summary>MS_REMOUNT | MS_BIND, without MS_RDONLY (mount(2)).</summary>
    private const int AgainWritable = 0x1020;

    private static Draft Plant(string name, long namespaces, Stage stage) => new(name,
    [
        Sys.Call("unshare", namespaces),
        Sys.Mount("none", stage.MountedAt, "none", AgainWritable),
        Sys.Open($"{stage.MountedAt}/{stage.Nonce}-{name}", Sys.WriteOnly | Sys.Create),
    ]) { Child = Child.Alone };
}
