using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Contract;
using Validation.Harness.Witnesses;
using Validation.Harness.Witnesses.Cgroups;

namespace Witnesses.Tests.Cgroups;

/// <summary>
/// What becomes of a control group that cannot be read, or that nobody is in: never a figure, and never "no limit".
/// </summary>
public sealed class UsageTests
{
    private string _parent = "";

    [SetUp]
    public void Choose_a_name() => _parent = $"/{Cgroup.Mark}{Guid.NewGuid():N}";

    [TearDown]
    public Task Leave_nothing_behind() => Cgroup.Remove($"{_parent}/arm", TimeSpan.FromSeconds(5), CancellationToken.None);

    [Test]
    public void Limits_of_a_group_that_nobody_is_in_hold_nobody()
    {
        Cgroup.Create($"{_parent}/arm");

        WitnessStand.Usage(new Grouped($"{_parent}/arm")).Absence.ShouldBe(
            $"nobody is in the control group '{_parent}/arm', which should be the container's");
    }

    [Test]
    public async Task Limits_of_a_group_with_somebody_in_it_are_read()
    {
        var cgroup = Cgroup.Create($"{_parent}/arm");
        using (var child = new ChildProcess("/bin/cat"))
        {
            foreach (var directory in cgroup.Directories.Values)
                await File.WriteAllTextAsync($"{directory}/cgroup.procs", $"{child.Pid}");

            WitnessStand.Usage(new Grouped($"{_parent}/arm")).Value.ProcessesLimit.Value.ShouldBeNull();
        }
    }

    [TestCase("/validation-not-there/arm", "nobody is in the control group")]
    [TestCase("/", "no cgroup below the root")]
    [TestCase(null, "the container has no control group of its own that this user can see")]
    public void A_group_that_is_none_is_unread_with_the_reason(string? group, string why) =>
        WitnessStand.Usage(new Grouped(group)).Absence.ShouldNotBeNull().ShouldContain(why);

    /// <summary>The group above is the harness's own, and has no limits.</summary>
    [Test]
    public void The_group_above_tells_peaks_and_no_limits()
    {
        var above = Cgroup.Create($"{_parent}/arm").Read();

        var usage = CgroupViews.WithPeaks(Reading.Absent<UsageView>("it had died"), above);

        usage.ProcessesPeak.Value.ShouldBe(0);
        usage.MemoryPeakBytes.IsPresent.ShouldBeTrue();
        foreach (var absence in (string?[])[
            usage.MemoryLimitBytes.Absence, usage.ProcessesLimit.Absence, usage.ProcessorLimit.Absence])
            absence.ShouldBe("the container's control group was not read while it lived: it had died");
    }

    [TestCase("max 100000\n", null)]
    [TestCase("50000 100000\n", 0.5)]
    public void Cores_are_quota_by_period(string text, double? cores) => Cores(text).Value.ShouldBe(cores);

    [TestCase("50000 0\n")]
    [TestCase("50000\n")]
    [TestCase("")]
    public void Cores_that_cannot_be_reckoned_are_unread(string text) => Cores(text).IsPresent.ShouldBeFalse();

    private static Reading<double?> Cores(string text)
    {
        using var scratch = new Scratch();
        scratch.Write("cpu.max", text);
        return CgroupViews.Of(new Cgroup
        {
            Directories = new Dictionary<CgroupHierarchy, string>
            {
                [new() { Version = 2, MountPoint = scratch.Path, Controllers = [] }] = scratch.Path
            },
        }.Read()).ProcessorLimit;
    }

    /// <summary>A container of which only its control group is known.</summary>
    private sealed class Grouped(string? group) : ILaunch
    {
        public string Command => "";

        public Stream Input => Stream.Null;

        public Stream Output => Stream.Null;

        public Reading<int> HostProcess => Reading.Absent<int>("");

        public string? Elsewhere => null;

        public string? ControlGroup => group;

        public string Complaints => "";

        public Task<Reading<LaunchView>> ReadBackAsync(CancellationToken cancellationToken) =>
            Task.FromResult(Reading.Absent<LaunchView>(""));

        public Task<int> WaitAsync(CancellationToken cancellationToken) => Task.FromResult(0);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
