namespace Validation.Controls.Runtime.Settings;

internal static class UserInEffect
{
    private const int MostGroups = 64;

    public static readonly Control Definition = new()
    {
        Id = "RUN-SET-001",
        Title = "The workload runs as the ordinary user that was asked for",
        Subarea = "Settings",
        Severity = Severity.High,
        Why = "Root in a container is one mistake of a runtime away from root on the host. What counts is the user that the "
            + "process has, not the one that was asked for.",
        Remedy = "Set a user other than 0 in the template (process.user, User, runAsUser), and no additional group 0.",
        References = [Nist80053.Ac6, Nist800190.InsecureConfiguration],
        HeldBy = HeldBy.Template,
        Probe = Probe.Of(
            Sys.Call("getuid"), Sys.Call("geteuid"), Sys.Call("getgid"), Sys.Call("getegid"),
            Sys.Call("getgroups", MostGroups, Argument.Buffer(4 * MostGroups))),
        Twin = Twin.Baseline,
        Exposed = seen => Ids(seen)[1].ShouldBe(0, "the effective user is not root"),
        Expect = new(seen =>
        {
            Ids(seen).ShouldNotContain(0, "user or group is root (user, effective user, group, effective group)");
            Groups(seen).ShouldNotContain(0, "root's group is among the additional ones");
            if (seen.Launch.User.Split(':').Select(id => long.TryParse(id, out var number) ? number : (long?)null).ToArray()
                is [{ } uid, { } gid])
                Ids(seen).ShouldBe([uid, uid, gid, gid], $"the launch asked for {seen.Launch.User}");
        }),
    };

    private static long[] Ids(Seen seen) => [.. seen.Fact.Answers.Take(4).Select(answer => answer.Value)];

    private static int[] Groups(Seen seen) => seen.Fact.Last is { Errno: 0, Value: >= 0 and var count }
        && seen.Fact.Bytes.Chunk(sizeof(int)).ToArray() is var groups
        && groups.LongCount(group => group.Length == sizeof(int)) >= count
            ? [.. groups.Take((int)count).Select(group => BitConverter.ToInt32(group))]
            : throw new CannotTellException($"getgroups(2) told nothing: {seen.Fact.LastErrno}");
}
