using Validation.Controls.Catalogue;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Protocol;
using Validation.Results;
using Witnesses.Tests.Agents;

namespace Witnesses.Tests.Judging;

/// <summary>Errors that changed between 20240729 and 2026-08, as they were recorded: the verdict has to be the same.</summary>
public sealed class RecordedFactsTests
{
    private static readonly IReadOnlyDictionary<string, Answer> Carried = new Dictionary<string, Answer>();

    private static IEnumerable<TestCaseData> Recorded =>
    [
        Case(
            "mknod is refused, so that no device is opened (20260427)", "ISO-DEV-001", ("mknodat", Errno.EPERM),
            ("openat", Errno.ENOENT)),
        Case("mknod succeeds and the device is not there (before)", "ISO-DEV-001", ("mknodat", 0), ("openat", Errno.ENXIO)),
        Case("the kernel log's node is refused likewise", "ISO-DEV-002", ("mknodat", Errno.EPERM), ("openat", Errno.ENOENT)),
        Case(
            "pidfd_open looks, and finds no such process (20260504)", "ISO-PID-005", ("pidfd_open", Errno.ESRCH),
            ("pidfd_getfd", Errno.EBADF)),
        Case("pidfd_open is missing (before)", "ISO-PID-005", ("pidfd_open", Errno.ENOSYS), ("pidfd_getfd", Errno.ENOSYS)),
        Case("bpf takes cgroup devices only, with CAP_SYS_ADMIN (20260803)", "ISO-CALL-001", ("bpf", Errno.EINVAL)),
        Case("bpf needs a capability (before)", "ISO-CALL-001", ("bpf", Errno.EPERM)),
        Case("no route is no network (20250811)", "NET-NONE-001", ("connect", Errno.ENETUNREACH)),
        Case("no route is no host (before)", "NET-NONE-001", ("connect", Errno.EHOSTUNREACH)),
        Case("a remounted directory stays read-only (20250707)", "ISO-FILE-010", ("mount", 0), ("openat", Errno.EROFS)),
        Case("a remount is refused (20260810)", "ISO-FILE-010", ("mount", Errno.EPERM), ("openat", Errno.EROFS)),
    ];

    [TestCaseSource(nameof(Recorded))]
    public async Task Verdict_is_a_pass(string control, IReadOnlyDictionary<string, Answer> answers)
    {
        var subject = await WitnessAsync(Said.Sentry.Text(), [], []);
        var twin = await WitnessAsync(Said.Bare.Text(), ["tcp4"], ["planted"]);

        var judgement = Judged.By(control, (subject, answers), (twin, Carried));

        judgement.Verdict.ShouldBe(Verdict.Pass, judgement.Reason);
    }

    /// <summary>The same control on what an exposure looks like: it can fail.</summary>
    [TestCaseSource(nameof(Recorded))]
    public async Task Control_fails_where_all_is_carried_out(string control, IReadOnlyDictionary<string, Answer> _)
    {
        var exposed = await WitnessAsync(Said.Bare.Text(), ["tcp4"], ["planted"]);

        Judged.By(control, (exposed, Carried), (exposed, Carried)).Verdict.ShouldBe(Verdict.Fail);
    }

    [TestCase("runsc version release-20260817.0-70-g3c5eee17dc45", 2026, 8, 17)]
    [TestCase("runsc version release-20260817.0", 2026, 8, 17)]
    [TestCase("runsc version release-20260817.0-70-g3c5eee17dc45-dirty", 2026, 8, 17)]
    [TestCase("runsc version 0.0~20240729.0", 2024, 7, 29)]
    public void Release_of_a_version_is_its_date(string text, int year, int month, int day) =>
        GVisorVersion.Released(text).ShouldBe(new DateOnly(year, month, day));

    [TestCase("runc version 1.3.6"), TestCase("runsc version 20260817"),
        TestCase("runsc version release-20269999.0"), TestCase("buildkite-test-branch-dirty")]
    public void Another_text_names_no_release(string text) => GVisorVersion.Released(text).ShouldBeNull();

    private static async Task<Witness> WitnessAsync(string log, IReadOnlyList<string> heard, IReadOnlyList<string> planted) =>
        await Said.Witness(log, CancellationToken.None) with
        {
            Received = Reading.Of(
                new ReceivedView
                {
                    Channels = new Dictionary<string, Reading<IReadOnlyList<string>>> { ["tcp4"] = Reading.Of(heard) }
                }),
            Aftermath = Reading.Of(
                new AftermathView { Hostname = "node-a", CorePattern = "core", MountVisible = false, Planted = planted }),
        };

    private static TestCaseData Case(string name, string control, params (string Call, int Errno)[] answers) =>
        new TestCaseData(
            control,
            answers.ToDictionary(one => one.Call, one => new Answer { Value = one.Errno == 0 ? 0 : -1, Errno = one.Errno }))
            .SetArgDisplayNames(control, name);
}
