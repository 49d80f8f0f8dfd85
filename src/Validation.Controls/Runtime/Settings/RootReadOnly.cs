namespace Validation.Controls.Runtime.Settings;

internal static class RootReadOnly
{
    private static readonly string[] Directories = ["", "/etc"];

    /// <summary>Linux looks at the mount first, gVisor at the directory's mode: hence the mount table beside them.</summary>
    private static readonly string[] Refusals = [nameof(Errno.EROFS), nameof(Errno.EACCES)];

    public static readonly Control Definition = new()
    {
        Id = "RUN-SET-002",
        Title = "The root file system cannot be written to",
        Subarea = "Settings",
        Severity = Severity.Medium,
        Why = "What cannot write to its image cannot replace its own programs, nor leave tools for the next intruder.",
        Remedy = "Ask for a read-only root (root.readonly, ReadonlyRootfs, readOnlyRootFilesystem) and give the workload a "
            + "volume for what it must write.",
        References = [Nist80053.Cm7, CisDocker.ReadOnlyRoot],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
        [
            new Draft("", [.. Directories.Select(directory =>
                Sys.Call("openat", Sys.AtFdCwd, $"{directory}/written-{stage.Nonce}",
                    Sys.WriteOnly | Sys.Create | Sys.Exclusive, 0x180))]),
            new Draft("mounts", Sys.ReadFile("/proc/self/mountinfo")),
        ]),
        Twin = Twin.Baseline,
        Exposed = seen =>
        {
            seen.Fact.Answers.ShouldContain(answer => answer.Errno == 0, "no file could be created");
            Options(seen).ShouldContain("rw", "the root file system is mounted read-only");
        },
        Expect = new(seen =>
        {
            var answers = Directories.Select((_, call) => seen.Fact.ErrnoOf(call)).ToArray();
            answers.ShouldBeSubsetOf(Refusals,
                "a file was created in the root file system (0), or failed to be for another reason");
            Options(seen).ShouldContain("ro",
                "the root file system is not mounted read-only: only the files' modes kept the workload from writing");
        }),
    };

    /// <summary>The options of the mount at the root, the last that was laid there (proc(5), mountinfo).</summary>
    private static string[] Options(Seen seen) =>
        seen["mounts"].Text.Split('\n').Select(line => line.Split(' '))
            .LastOrDefault(fields => fields is [_, _, _, _, "/", _, ..])?[5].Split(',')
        ?? throw new CannotTellException($"/proc/self/mountinfo of arm '{seen.Arm}' shows no root: {seen["mounts"].ErrnoOf(0)}");
}
