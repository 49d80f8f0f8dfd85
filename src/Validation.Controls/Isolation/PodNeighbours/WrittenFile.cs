namespace Validation.Controls.Isolation.PodNeighbours;

internal static class WrittenFile
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-POD-003",
        Title = "The files of the pod's other container are not reached",
        Subarea = "Pod neighbours",
        Severity = Severity.Critical,
        Why = "Containers of a pod share the volumes that both mount and no other file. /proc/PID/root of a process of the other "
            + "container would be its root directory. " + Secret.Boundary,
        Remedy = Secret.Remedy,
        References = [Nist80053.Sc39, Nist80053.Ac3, Attack.T1552],
        HeldBy = HeldBy.Template,
        Variation = Variation.Neighbour,
        Probe = Probe.With(stage =>
            [new Draft("path", Sys.ReadFile(Neighbour.SecretPath)), Secret.Search(Trace.WrittenFile, stage, "root")]),
        Twin = Twin.Opened,
        Exposed = seen => Secret.ShouldBeFound(seen, Trace.WrittenFile, "root"),
        Expect = new(seen =>
        {
            Finding.Unless(!seen["path"].Text.Contains(seen.Stage.NeighbourSecret, StringComparison.Ordinal),
                $"'{Neighbour.SecretPath}', which only the pod's other container mounts, was read");
            Secret.ShouldStayHidden(seen, Trace.WrittenFile, "root");
        }),
    };
}
