namespace Validation.Controls.Runtime.Settings;

internal static class SetUserIdInert
{
    private const int Nobody = 65534;

    public static readonly Control Definition = new()
    {
        Id = "RUN-SET-007",
        Title = "A set-user-ID program does not make its caller root",
        Subarea = "Settings",
        Severity = Severity.High,
        Why = "An image that brings a set-user-ID program of root's hands root to whoever can run it, unless the sandbox ignores "
            + "the bit.",
        Remedy = "Ask for no new privileges (process.noNewPrivileges, no-new-privileges, allowPrivilegeEscalation: false), and "
            + "do not run gVisor with --allow-suid.",
        References = [Nist80053.Ac6X10, CisDocker.NoNewPrivileges, Attack.T1548],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
        [
            new Draft("", [
                Sys.Call("setresuid", Nobody, Nobody, Nobody),
                Sys.Call("geteuid"),
                Sys.Call("execve", Program(stage), Argument.List(Program(stage), "euid"), Argument.List()),
            ]) { Child = Child.Alone },
        ]),
        Needs = [Need.OwnRoot],
        Twin = Twin.Baseline,
        Exposed = seen => After(seen).ShouldBe(0, "the set-user-ID program did not run as root"),
        Expect = new(seen =>
            After(seen).ShouldBe(Before(seen), "the set-user-ID program ran as another user (the last eight bits of its id)")),
    };

    /// <summary>
    /// A copy of the probe that belongs to root and has the bit set; its exit status is its user's last eight bits.
    /// </summary>
    private static string Program(Stage stage) => stage.ProbePath + "-setuid";

    private static long Before(Seen seen) => seen.Any() is { Answers: [_, { Errno: 0, Value: > 0 and var user }, ..] }
        ? user & 0xff
        : throw new CannotTellException(
            $"the probe was root in arm '{seen.Arm}' and could not become another user, so that nothing could be gained");

    private static long After(Seen seen)
    {
        _ = Before(seen);
        return seen.Any() is { Ending: Ending.Exited, ExitCode: { } user }
            ? user
            : throw new CannotTellException($"{Program(seen.Stage)} did not run in arm '{seen.Arm}'");
    }
}
