namespace Validation.Controls.Isolation.HostFiles;

internal static class Passwd
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-FILE-009",
        Title = "The host's /etc/passwd is not reached",
        Subarea = "Host files",
        Severity = Severity.High,
        Why = "The account list of the host tells an attacker whom to become. Each container has its image's own file; the "
            + "host's must not be behind any path.",
        Remedy = "Look at what the template mounts and shares: no directory of the host, no host process namespace. Then update "
            + "the runtime, since a path that leads out is a flaw of its own.",
        References = [Nist80053.Ac3, Nist800190.HostFileSystem, Attack.T1552],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
        [
            new Draft("own", Start("/etc/passwd")),
            new Draft("first", Start("/proc/1/root/etc/passwd")),
            new Draft("planted", Start($"/proc/{stage.HostProcess}/root/etc/passwd")),
        ]),
        Needs = [Need.HostTarget, Need.OwnRoot],
        Twin = Twin.Opened,
        Exposed = seen =>
            Finding.Unless(seen["planted"].Text == seen.Host.PasswdStart,
                "the host process's /etc/passwd should be the host's here, and is not"),
        Expect = new(seen =>
        {
            foreach (var step in (string[])["own", "first", "planted"])
                Finding.Unless(seen[step].Text != seen.Host.PasswdStart,
                    $"what was read as /etc/passwd begins as the host's does ({seen[step].Step})");
        }),
    };

    private static IReadOnlyList<Call> Start(string path) =>
    [
        Sys.Open(path, Sys.ReadOnly),
        Sys.Call("read", Argument.Of(0), Argument.Buffer(HostView.PasswdCharacters), HostView.PasswdCharacters),
        Sys.Call("close", Argument.Of(0)),
    ];
}
