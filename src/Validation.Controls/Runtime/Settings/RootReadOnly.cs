using Shouldly;
using Validation.Controls.Catalogue;
using Validation.Controls.Judging;
using Validation.Controls.Probing;
using Validation.Protocol;

namespace Validation.Controls.Runtime.Settings;

internal static class RootReadOnly
{
    private static readonly string[] Directories = ["", "/etc"];

    public static readonly Control Definition = new()
    {
        Id = "RUN-SET-002",
        Title = "The root file system cannot be written to",
        Subarea = "Settings",
        Severity = Severity.Medium,
        Why = "What cannot write to its image cannot replace its own programs, nor leave tools for the next intruder.",
        Remedy = "Ask for a read-only root (root.readonly, ReadonlyRootfs, readOnlyRootFilesystem) and give the workload a volume for what it must write.",
        References = [Nist80053.Cm7, CisDocker.ReadOnlyRoot],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
        [
            new Draft("", [.. Directories.Select(directory =>
                Sys.Call("openat", Sys.AtFdCwd, $"{directory}/written-{stage.Nonce}", Sys.WriteOnly | Sys.Create | Sys.Exclusive, 0x180))]),
        ]),
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.Answers.ShouldContain(answer => answer.Errno == 0, "no file could be created"),
        Expect = new(seen => Directories.Select((directory, index) => $"{directory}/: {seen.Fact.ErrnoOf(index)}")
            .ShouldAllBe(answer => answer.EndsWith(nameof(Errno.EROFS), StringComparison.Ordinal), "the file system is not read-only: EROFS would say so")),
    };
}
