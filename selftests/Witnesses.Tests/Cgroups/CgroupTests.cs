using Validation.Harness.Witnesses.Cgroups;

namespace Witnesses.Tests.Cgroups;

public sealed class CgroupTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private string _parent = "";

    [SetUp]
    public void Choose_a_name() => _parent = $"/{Cgroup.Mark}{Guid.NewGuid():N}";

    [TearDown]
    public Task Leave_nothing_behind() => Cgroup.Remove($"{_parent}/arm", Limit, CancellationToken.None);

    [Test]
    public async Task A_cgroup_is_made_read_and_removed_with_what_is_below_it()
    {
        var made = Cgroup.Create($"{_parent}/arm");
        made.Directories.ShouldNotBeEmpty();
        var usage = made.Read();
        usage.MemoryLimitBytes.Value.ShouldBeNull();
        usage.PidsLimit.Value.ShouldBeNull();
        usage.PidsPeak.Value.ShouldBe(0);
        usage.OomKills.Value.ShouldBe(0);
        usage.ThrottledPeriods.Value.ShouldBe(0);
        usage.CpuQuotaMicroseconds.Value.ShouldBeNull();
        usage.CpuPeriodMicroseconds.Value.ShouldBe(100_000);
        Cgroup.Create($"{_parent}/arm/c").Directories.Count.ShouldBe(made.Directories.Count);

        await Cgroup.Remove($"{_parent}/arm", Limit, CancellationToken.None);

        Cgroup.Find($"{_parent}/arm").Directories.ShouldBeEmpty();
        Cgroup.Find(_parent).Directories.ShouldBeEmpty();
        Cgroup.Find(_parent).Read().MemoryPeakBytes.Absence.ShouldBe("no hierarchy with the controller memory has this cgroup");
    }

    [Test]
    public async Task A_process_inside_is_named_and_left_alone()
    {
        var cgroup = Cgroup.Create($"{_parent}/arm");
        using var child = new ChildProcess("/bin/cat");
        foreach (var directory in cgroup.Directories.Values)
            await File.WriteAllTextAsync($"{directory}/cgroup.procs", $"{child.Pid}");

        var refusal = await Should.ThrowAsync<CgroupException>(() =>
            Cgroup.Remove($"{_parent}/arm", TimeSpan.Zero, CancellationToken.None));

        cgroup.Processes().ShouldBe([child.Pid]);
        refusal.Message.ShouldContain("EBUSY");
        refusal.Message.ShouldContain($"inside: process {child.Pid} (/bin/cat)");
        child.HasExited.ShouldBeFalse();
    }

    [TestCase("/")]
    [TestCase("")]
    [TestCase("/validation-x/../docker")]
    public void A_path_that_climbs_out_or_is_a_root_is_refused(string path) =>
        Should.Throw<CgroupException>(() => Cgroup.Create(path)).Message.ShouldContain("no cgroup below the root");

    [Test]
    public async Task What_the_harness_did_not_make_is_not_removed() =>
        (await Should.ThrowAsync<CgroupException>(() => Cgroup.Remove("/docker", Limit, CancellationToken.None)))
            .Message.ShouldContain("no cgroup of the harness");
}
