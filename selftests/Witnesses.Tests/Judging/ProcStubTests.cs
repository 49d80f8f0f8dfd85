using System.Buffers.Binary;
using Validation.Harness.Judging;
using Validation.Protocol;
using Validation.Results;
using Witnesses.Tests.Agents;

namespace Witnesses.Tests.Judging;

/// <summary>RUN-ID-011 and <c>--override-procs</c> (20260601), which makes an empty file of any name in /proc.</summary>
public sealed class ProcStubTests
{
    private const int StubMode = 0x8124, Device = 0x1f;
    private const ulong MountRoot = 0x2000;

    private static readonly string[] Sentry =
    [
        "bus", "cgroups", "cmdline", "cpuinfo", "devices", "filesystems", "fs", "gvisor", "irq", "loadavg", "meminfo", "modules",
        "mounts", "net", "self",
        "sentry-meminfo", "stat", "sys", "sysrq-trigger", "thread-self", "uptime", "version", "1", "2",
    ];

    private static readonly string[] Linux =
    [
        "kallsyms", "interrupts", "diskstats", "keys", "timer_list", "softirqs", "vmallocinfo", "iomem", "cpuinfo", "1"
    ];

    [Test]
    public async Task Listing_of_the_sentry_passes() => (await JudgeAsync(Listing.Of(Sentry), [])).Verdict.ShouldBe(Verdict.Pass);

    [Test]
    public async Task Stubs_of_any_name_and_number_are_no_finding()
    {
        string[] names = [.. Sentry, .. Linux, .. Enumerable.Range(0, 20).Select(index => $"stub{index}")];

        (await JudgeAsync(Listing.Of(names), Stub(StubMode, 0, Device)))
            .ShouldSatisfyAllConditions(judgement => judgement.Verdict.ShouldBe(Verdict.Pass, judgement.Reason));
    }

    [TestCase("a file with text", StubMode, 0ul, Device, 1)]
    [TestCase("an empty file laid over it from elsewhere", StubMode, 0ul, Device + 1, 0)]
    [TestCase("an empty file of /proc laid over it", StubMode, MountRoot, Device, 0)]
    [TestCase("a device laid over it", 0x21b6, 0ul, Device, 0)]
    [TestCase("a file that not everybody may read", 0x8100, 0ul, Device, 0)]
    public async Task What_is_no_stub_is_a_finding(string _, int mode, ulong attributes, int device, int bytes)
    {
        var judgement = await JudgeAsync(Listing.Of([.. Sentry, .. Linux]), Stub(mode, attributes, device, bytes));

        judgement.Verdict.ShouldBe(Verdict.Fail);
        judgement.Reason.ShouldContain("kallsyms");
    }

    [Test]
    public async Task Name_that_cannot_be_opened_is_a_finding() =>
        (await JudgeAsync(
            Listing.Of([.. Sentry, .. Linux]),
            new(Stub(StubMode, 0, Device)) { ["openat /proc/kallsyms"] = new() { Value = -1, Errno = Errno.EACCES } })).Verdict
            .ShouldBe(Verdict.Fail);

    private static async Task<Judgement> JudgeAsync(Answer listing, Dictionary<string, Answer> others)
    {
        var subject = new Dictionary<string, Answer>(others) { ["getdents64"] = listing };
        var twin = Stub(StubMode, 0, Device, bytes: 1);
        twin["getdents64"] = Listing.Of(Linux);
        return Judged.By(
            "RUN-ID-011", (await Said.Witness(Said.Sentry.Text(), CancellationToken.None), subject),
            (await Said.Witness(Said.Bare.Text(), CancellationToken.None), twin));
    }

    private static Dictionary<string, Answer> Stub(int mode, ulong attributes, int device, int bytes = 0) => new()
    {
        ["statx /proc"] = Statx(0x416d, 0, Device),
        ["statx"] = Statx(mode, attributes, device),
        ["read"] = bytes == 0 ? new Answer { Value = 0, Text = "" } : new Answer { Value = bytes, Text = new string('f', bytes) },
    };

    private static Answer Statx(int mode, ulong attributes, int device)
    {
        var bytes = new byte[256];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8), attributes);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(28), (ushort)mode);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(140), (uint)device);
        return new Answer { Value = 0, Hex = Convert.ToHexString(bytes) };
    }
}
