using Validation.Harness.Witnesses;
using Validation.Harness.Witnesses.Cgroups;

namespace Witnesses.Tests.Cgroups;

public sealed class CgroupParsingTests
{
    private const string Hybrid = """
        25 20 0:22 / /sys/fs/cgroup rw - tmpfs tmpfs rw,mode=755
        26 25 0:23 / /sys/fs/cgroup/cpu,cpuacct rw,relatime shared:9 - cgroup cgroup rw,cpu,cpuacct
        27 25 0:24 / /sys/fs/cgroup/systemd rw,relatime - cgroup cgroup rw,xattr,name=systemd
        28 25 0:25 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw,nsdelegate
        """;

    private Scratch _scratch = null!;

    [SetUp]
    public void Make_a_folder() => _scratch = new Scratch();

    [TearDown]
    public void Leave_nothing_behind() => _scratch.Dispose();

    [Test]
    public void Hierarchies_are_told_apart()
    {
        var found = CgroupHierarchy.Parse(Hybrid);
        found.Select(one => (one.Version, one.MountPoint)).ShouldBe(
            [(1, "/sys/fs/cgroup/cpu,cpuacct"), (1, "/sys/fs/cgroup/systemd"), (2, "/sys/fs/cgroup/unified")]);
        found[0].Controllers.ShouldBe(["cpu", "cpuacct"]);
        found[1].Controllers.ShouldBe(["name=systemd"]);
        found[0].Directory("/a/b").ShouldBe("/sys/fs/cgroup/cpu,cpuacct/a/b");
        HostFacts.Mode(found).ShouldBe("hybrid");
    }

    [Test]
    public void Version_2_is_read_from_its_own_files()
    {
        Write("memory.peak", "4096\n");
        Write("memory.max", "104857600\n");
        Write("memory.events", "low 0\nhigh 0\nmax 3\noom 1\noom_kill 2\noom_group_kill 0\n");
        Write("pids.peak", "7\n");
        Write("pids.max", "max\n");
        Write("cpu.stat", "usage_usec 1234\nuser_usec 1000\nnr_periods 9\nnr_throttled 4\nthrottled_usec 8\n");
        Write("cpu.max", "50000 100000\n");
        var usage = Usage(2, []);
        usage.ShouldSatisfyAllConditions(
            _ => usage.MemoryPeakBytes.Value.ShouldBe(4096),
            _ => usage.MemoryLimitBytes.Value.ShouldBe(104857600),
            _ => usage.OomKills.Value.ShouldBe(2),
            _ => usage.PidsPeak.Value.ShouldBe(7),
            _ => usage.PidsLimit.Value.ShouldBeNull(),
            _ => usage.ThrottledPeriods.Value.ShouldBe(4),
            _ => usage.CpuQuotaMicroseconds.Value.ShouldBe(50000),
            _ => usage.CpuPeriodMicroseconds.Value.ShouldBe(100000));
    }

    [Test]
    public void Version_1_writes_no_limit_as_a_large_or_a_negative_number()
    {
        Write("memory.limit_in_bytes", "9223372036854771712\n");
        Write("cpu.cfs_quota_us", "-1\n");
        var usage = Usage(1, ["memory", "cpu"]);
        usage.MemoryLimitBytes.Value.ShouldBeNull();
        usage.CpuQuotaMicroseconds.Value.ShouldBeNull();
    }

    [Test]
    public void What_is_missing_or_unexpected_is_an_absence_that_says_so()
    {
        Write("memory.events", "oom 1\n");
        var usage = Usage(2, []);
        usage.MemoryPeakBytes.Absence.ShouldBe($"read {_scratch.Path}/memory.peak: ENOENT");
        usage.OomKills.Absence.ShouldBe($"read {_scratch.Path}/memory.events: no oom_kill in 'oom 1'");
    }

    private void Write(string file, string text) => _scratch.Write(file, text);

    private CgroupUsage Usage(int version, string[] controllers) => new Cgroup
    {
        Directories = new Dictionary<CgroupHierarchy, string>
        {
            [new CgroupHierarchy { Version = version, MountPoint = _scratch.Path, Controllers = controllers }] = _scratch.Path,
        },
    }.Read();
}
