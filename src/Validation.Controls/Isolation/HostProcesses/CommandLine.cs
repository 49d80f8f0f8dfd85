namespace Validation.Controls.Isolation.HostProcesses;

internal static class CommandLine
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-PID-001",
        FormerIds = ["ISO-PRC-001"],
        Title = "The host's processes are not seen",
        Subarea = "Host processes",
        Severity = Severity.High,
        Why = "Command lines of the host tell what runs there, and often with which password.",
        Remedy = "Give the workload a process namespace of its own; take hostPID or --pid=host from the template.",
        References = [Nist80053.Sc39, Nist80053.Ac3, CisDocker.HostPid, Attack.T1057],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage => [new Draft("", Sys.ReadFile($"/proc/{stage.HostProcess}/cmdline"))]),
        Needs = [Need.HostTarget],
        Twin = Twin.Opened,
        Exposed = seen =>
            Finding.Unless(IsRead(seen), "the host process's command line should be readable here, and was not read"),
        Expect = new(seen =>
            Finding.Unless(!IsRead(seen), $"the command line of process {seen.Stage.HostProcess} of the host was read")),
    };

    private static bool IsRead(Seen seen) => seen.Fact.Text.Contains(seen.Stage.HostProcessNonce, StringComparison.Ordinal);
}
