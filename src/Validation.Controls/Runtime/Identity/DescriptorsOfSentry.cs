namespace Validation.Controls.Runtime.Identity;

internal static class DescriptorsOfSentry
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-ID-013",
        Title = "Descriptors of the host are named as the sandbox names them",
        Subarea = "Identity",
        Severity = Severity.Medium,
        Why = "gVisor's kernel shows what the engine handed in from outside as host:[n], a name that Linux does not have.",
        Remedy = "Run the workload under gVisor. If the launch already names runsc, the platform fell back to another runtime: "
            + "look at the engine's list of runtimes.",
        References = [Nist80053.Sc39, Nist80053.Si7, Nist800190.SharedKernel],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.Of(Sys.Call("readlink", "/proc/self/fd/2", Argument.Buffer(128), 127)),
        Twin = Twin.Baseline,
        Exposed = seen => Name(seen).ShouldMatch(@"^(pipe:|socket:|/)", "the descriptor's name is none of Linux's"),
        Expect = new(seen =>
            Name(seen).ShouldStartWith("host:[", Case.Sensitive, "the descriptor has a name of Linux's")),
    };

    private static string Name(Seen seen) => seen.Fact.Text is { Length: > 0 } name
        ? name
        : throw new CannotTellException($"/proc/self/fd/2 could not be read in arm '{seen.Arm}': {seen.Fact.LastErrno}");
}
