using System.Globalization;

namespace Validation.Controls.Runtime.Identity;

internal static class NamespaceNumbersOwn
{
    /// <summary>PROC_DYNAMIC_FIRST less the fixed ones below it (fs/proc/generic.c, include/linux/proc_ns.h).</summary>
    private const uint FirstOfLinux = 0xEFFF_FFFC;

    private static readonly string[] Kinds = ["net", "pid", "ipc", "uts"];

    public static readonly Control Definition = new()
    {
        Id = "RUN-ID-012",
        Title = "Namespaces have the sandbox's own small numbers",
        Subarea = "Identity",
        Severity = Severity.Medium,
        Why = "Linux numbers namespaces from 4026531836 up. gVisor's kernel counts its own from 1: the numbers tell whose "
            + "namespaces a process is in.",
        Remedy = "Run the workload under gVisor. If the launch already names runsc, the platform fell back to another runtime: "
            + "look at the engine's list of runtimes.",
        References = [Nist80053.Sc39, Nist80053.Si7, Nist800190.SharedKernel],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.Of([.. Kinds.Select(kind => Sys.Call("readlink", $"/proc/self/ns/{kind}", Argument.Buffer(64), 63))]),
        Twin = Twin.Baseline,
        Exposed = seen => Numbers(seen).ShouldAllBe(number => number >= FirstOfLinux, "not all namespaces have numbers of Linux"),
        Expect = new(seen =>
            Numbers(seen).ShouldAllBe(number => number < FirstOfLinux, "namespaces have numbers of Linux")),
    };

    private static IReadOnlyList<uint> Numbers(Seen seen) =>
    [
        .. Kinds.Select((kind, index) => seen.Fact.Answers[index] is { Text: { } text }
            && text.StartsWith($"{kind}:[", StringComparison.Ordinal)
            && uint.TryParse(text[(kind.Length + 2)..].TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture,
                out var number)
                ? number
                : throw new CannotTellException(
                    $"/proc/self/ns/{kind} is no namespace: {Words.Describe(seen.Fact.Answers[index])}")),
    ];
}
