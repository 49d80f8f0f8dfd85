using Validation.Harness.Building;
using Validation.Harness.Engines;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.Staging;
using Validation.Harness.State;
using Validation.Harness.Sweeping;
using Validation.Harness.Waiting;
using Validation.Harness.Witnesses.Cgroups;
using Validation.Results;

namespace Validation.Harness.Tests.Sweeping;

/// <summary>
/// Each kind of thing that a dead run leaves. The next run measures all the same and says what it found (issue 9).
/// </summary>
[NonParallelizable]
public sealed class LeftOnPurposeTests
{
    private readonly List<string> said = [];
    private DeadRunPlanted dead = null!;

    private string Swept => $"swept: the dead run {dead.Run} had left";

    [SetUp]
    public void Let_a_run_die()
    {
        said.Clear();
        dead = DeadRunPlanted.Plant();
    }

    [TearDown]
    public Task Leave_nothing() => Shell($"""
        {Repository.PathOf("fixtures/detach.sh")} {dead.Directory} || exit
        chattr -R -i -a {dead.Directory} 2>/dev/null; rm -rf {dead.Directory}
        """);

    [Test]
    public async Task Mounts_and_a_set_user_ID_copy()
    {
        var state = Directory.CreateDirectory(Path.Combine(dead.Arm, "state")).FullName;
        using var others = new Scratch();
        var kept = others.Write("kept", "kept");
        await Shell($"""
            touch {state}/null-netns; for n in 1 2; do mount --bind /proc/self/ns/net {state}/null-netns; done
            mkdir {state}/mounted; mount --bind {others.Path} {state}/mounted
            cp /bin/true {dead.Arm}/probe; chmod 4755 {dead.Arm}/probe
            """);

        var results = await MeasureAsync();

        results.Run.Banners.ShouldNotContain(banner => banner.Contains(dead.Run));
        said.ShouldContain($"{Swept} the files in {dead.Directory}");
        Directory.Exists(dead.Directory).ShouldBeFalse();
        File.Exists(kept).ShouldBeTrue();
    }

    [Test]
    public async Task Control_groups_with_child_groups_and_a_process_in_one()
    {
        var group = Cgroup.Create($"{dead.Group}/subject/c/guest");
        Cgroup.Create($"{dead.Group}/subject/d");
        using var sleeper = new ChildProcess("sleep", "1000");
        foreach (var directory in group.Directories.Values)
            await File.WriteAllTextAsync($"{directory}/cgroup.procs", $"{sleeper.Pid}");

        await MeasureAsync();

        said.ShouldContain($"{Swept} process {sleeper.Pid} (sleep 1000)");
        said.ShouldContain($"{Swept} the control group {dead.Group}");
        Cgroup.Find(dead.Group).Directories.ShouldBeEmpty();
        sleeper.HasExited.ShouldBeTrue();
    }

    [Test]
    public async Task A_process_of_its_stage()
    {
        var probe = await ProbeBuild.EnsureAsync(Repository.Root, TestContext.CurrentContext.CancellationToken);
        using var resting = HostProcess.Start(probe, HostStage.Nonce(), dead.Run);

        await MeasureAsync();

        said.ShouldContain(line => line.StartsWith($"{Swept} process {resting.Id} ({probe} rest "));
        Directory.Exists($"/proc/{resting.Id}/root").ShouldBeFalse();
    }

    [Test]
    public async Task The_listeners_interface()
    {
        var link = RunLink.Of(dead.Run);
        await Shell($"ip link add {link} type bridge");

        await MeasureAsync();

        said.ShouldContain($"{Swept} the interface {link}");
        Directory.Exists($"/sys/class/net/{link}").ShouldBeFalse();
    }

    [Test]
    public async Task What_resists_is_a_banner_and_a_finding_of_doctor_with_the_line_that_mends_it()
    {
        var file = Path.Combine(dead.Arm, "immutable");
        await Shell($"touch {file} && chattr +i {file}");

        var results = await MeasureAsync();
        await MeasureAsync();

        var banner = results.Run.Banners.Single(banner => banner.Contains(dead.Run));
        var fix = $"chattr -R -i -a '{dead.Directory}' && rm -rf --one-file-system '{dead.Directory}'";
        banner.ShouldBe(
            $"the dead run {dead.Run} has left files in {dead.Directory}, which could not be removed (remove '{file}': EPERM). "
            + $"Fix it: {fix}");
        said.Count(line => line.Contains($"fix: {fix}"))
            .ShouldBe(2, "it stays known for a dead run's, and is said until it is gone");
        var doctor = await CommandLine.RunAsync("doctor");
        doctor.Output.ShouldContain($"✗ the dead run {dead.Run} has left files in {dead.Directory}, which could not be removed");
        doctor.Output.ShouldContain($"  fix: {fix}");
        doctor.ExitCode.ShouldBe(ExitCodes.Pass, "it keeps nobody from measuring");
        await Shell(fix);
        Directory.Exists(dead.Directory).ShouldBeFalse();
    }

    [Test]
    public async Task A_group_whose_run_is_not_known_here_is_said_and_left_alone_for_a_day()
    {
        var (young, old) = (Clock.RunId(Clock.Now), Clock.RunId(Clock.Now - TimeSpan.FromDays(2)));
        using var sleeper = new ChildProcess("sleep", "1000");
        using var forgotten = new ChildProcess("sleep", "1000");
        foreach (var (run, process) in new[] { (young, sleeper), (old, forgotten) })
            foreach (var directory in Cgroup.Create($"/validation-{run}/arm").Directories.Values)
                await File.WriteAllTextAsync($"{directory}/cgroup.procs", $"{process.Pid}");
        try
        {
            await using var engine = EngineFactory.Make(TestSettings.Of(), "", "");
            var swept = await Sweep.RunAsync(engine, EngineFactory.Sweeps, TestContext.CurrentContext.CancellationToken);

            swept.Banners.Single(banner => banner.Contains(young))
                .ShouldContain($"inside: process {sleeper.Pid} (sleep 1000)");
            sleeper.HasExited.ShouldBeFalse();
            swept.Removed.ShouldContain($"the dead run {old} had left process {forgotten.Pid} (sleep 1000)");
            Cgroup.Find($"/validation-{old}").Directories.ShouldBeEmpty();
        }
        finally
        {
            sleeper.Kill();
            await Cgroup.Remove($"/validation-{young}", TimeSpan.FromSeconds(5), CancellationToken.None);
        }
    }

    private async Task<RunResults> MeasureAsync()
    {
        var results = await GateRun.Measure(said.Add, (Setting.Filter, "ISO-KERN-001"));
        results.With(Verdict.Pass).ShouldBe(["ISO-KERN-001"], string.Join('\n', said));
        return results;
    }

    private static Task Shell(string script) => Command.Shell(script).SucceedAsync();
}
