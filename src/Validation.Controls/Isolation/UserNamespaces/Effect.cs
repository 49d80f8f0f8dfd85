namespace Validation.Controls.Isolation.UserNamespaces;

internal static class Effect
{
    private const int HoldMilliseconds = 60_000;
    private const int SettleMilliseconds = 50;

    public static readonly Control Definition = new()
    {
        Id = "ISO-USER-002",
        Title = "A user namespace made inside is none of the host's",
        Subarea = "User namespaces",
        Severity = Severity.High,
        Why = "In a user namespace anybody is root, and may then reach mount, network and packet filter code of the kernel that "
            + "needs root. Under gVisor that root exists in the sandbox only.",
        Remedy = "Forbid user namespaces by seccomp; gVisor lets them be made, and keeps them to itself.",
        References = [Nist80053.Sc39, Nist800190.SharedKernel, Attack.T1068, GVisor.SecurityModel],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
        [
            new Draft("try",
            [
                Sys.Call("unshare", Sys.NewUsers | Sys.NewMounts),
                Sys.Mount(Mark(stage), "/tmp", "tmpfs"),
                Sys.Call("eventfd2", 0, 0),
                Sys.Await(2, 1, HoldMilliseconds),
            ]) { Child = Child.Background },
            // The namespace lives as long as its process; this gives the process the time to make it before the host looks.
            new Draft("settle",
                [Sys.Call("eventfd2", 0, 0), Sys.Await(0, 1, SettleMilliseconds), Sys.Call("close", Argument.Of(0))]),
        ]),
        Needs = [Need.HostWitness],
        Twin = Twin.Baseline,
        Exposed = seen =>
            Finding.Unless(seen.Mounts.Contains(Mark(seen.Stage)),
                "the host's mount tables should show what was mounted in the user namespace here, and do not"),
        Expect = new(seen =>
        {
            if (seen.Any("try") is not { Ending: Ending.Running, Answers.Count: >= 2 })
                throw new CannotTellException(
                    "the process that makes a user namespace had not got to its mount when the host looked");
            Finding.Unless(!seen.Mounts.Contains(Mark(seen.Stage)),
                "the host's kernel made a user namespace for the workload, and mounted in it");
        }),
    };

    private static string Mark(Stage stage) => stage.Nonce + "-user";
}
