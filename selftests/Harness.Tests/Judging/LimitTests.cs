using Validation.Controls;
using Validation.Controls.Catalogue;
using Validation.Controls.Probing;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Arms;
using Validation.Harness.Contract;
using Validation.Harness.Judging;
using Validation.Harness.Staging;
using Validation.Protocol;
using Validation.Results;

namespace Validation.Harness.Tests.Judging;

/// <summary>
/// Limits that a workload was driven over, by all that can be known of an arm that died of it: never a pass, and never a fail,
/// from an absence.
/// </summary>
public sealed class LimitTests
{
    private const string Memory = "RUN-SET-003", Processes = "RUN-SET-006";
    private const long Bytes = 100L << 20;
    private const string Unread = "read /sys/fs/cgroup/…: ENOENT";

    private static readonly UsageView Nothing = new()
    {
        MemoryPeakBytes = Reading.Absent<long>(Unread),
        MemoryLimitBytes = Reading.Absent<long?>(Unread),
        MemoryKills = Reading.Absent<long>(Unread),
        ProcessesPeak = Reading.Absent<long>(Unread),
        ProcessesLimit = Reading.Absent<long?>(Unread),
        ProcessorLimit = Reading.Absent<double?>(Unread),
        ThrottledPeriods = Reading.Absent<long>(Unread),
    };

    private static readonly Death Died = new(Begun: true, BrokeOff: true);

    private static IEnumerable<TestCaseData> Cases =>
    [
        // The peak is the kernel's own count of the whole arm, which outlives it.
        Case(
            "died at its limit of processes", Processes, 128, Died, Nothing with { ProcessesPeak = Reading.Of(128L) },
            Verdict.Pass),
        Case(
            "died at its limit of memory", Memory, Bytes, Died, Nothing with { MemoryPeakBytes = Reading.Of(Bytes) },
            Verdict.Pass),
        Case("had more processes", Processes, 128, Died, Nothing with { ProcessesPeak = Reading.Of(200L) }, Verdict.Fail),
        Case("had more memory", Memory, Bytes, Died, Nothing with { MemoryPeakBytes = Reading.Of(2 * Bytes) }, Verdict.Fail),
        Case(
            "died of something else, with few processes", Processes, 128, Died, Nothing with { ProcessesPeak = Reading.Of(70L) },
            Verdict.Error, "nothing shows what would have stopped it"),
        Case(
            "died of something else, with little memory", Memory, Bytes, Died,
            Nothing with { MemoryPeakBytes = Reading.Of(60L << 20) }, Verdict.Error, "nothing shows what would have stopped it"),
        Case(
            "died, and its group had no process in it at all", Processes, 128, Died,
            Nothing with { ProcessesPeak = Reading.Of(0L) }, Verdict.Error),
        // Older kernels keep no peaks (pids.peak, Linux 6.1; memory.peak, 5.19).
        Case("died where nothing was read, of processes", Processes, 128, Died, Nothing, Verdict.Error, Unread),
        Case("died where nothing was read, of memory", Memory, Bytes, Died, Nothing, Verdict.Error, Unread),
        Case(
            "died without a peak, and the kernel held the limit of processes", Processes, 128, Died,
            Nothing with { ProcessesLimit = Reading.Of<long?>(128) }, Verdict.Pass),
        Case(
            "died without a peak, and the kernel held no limit of processes", Processes, 128, Died,
            Nothing with { ProcessesLimit = Reading.Of<long?>(null) }, Verdict.Fail),
        Case(
            "died without a peak, by the kernel for its memory", Memory, Bytes, Died,
            Nothing with { MemoryLimitBytes = Reading.Of<long?>(Bytes), MemoryKills = Reading.Of(1L) }, Verdict.Pass),
        Case(
            "died without a peak, and the kernel ended nobody", Memory, Bytes, Died,
            Nothing with { MemoryLimitBytes = Reading.Of<long?>(Bytes), MemoryKills = Reading.Of(0L) }, Verdict.Error,
            "ended nobody for the limit"),
        // High limits are not tried out, so that the kernel's record is all there is.
        Case(
            "died of its memory under a high limit of processes", Processes, 1000, Died,
            Nothing with { ProcessesPeak = Reading.Of(600L) }, Verdict.Error, Unread),
        Case(
            "died under a high limit of processes that was read", Processes, 1000, Died,
            Nothing with { ProcessesLimit = Reading.Of<long?>(1000) }, Verdict.Pass),
        Case(
            "died under a high limit of memory", Memory, 2L << 30, Died, Nothing with { MemoryPeakBytes = Reading.Of(1L << 30) },
            Verdict.Error, Unread),
        Case(
            "had no limit where a high one was asked for", Memory, 2L << 30, Died,
            Nothing with { MemoryLimitBytes = Reading.Of<long?>(null) }, Verdict.Fail),
        // An arm that did not come so far was not driven over anything.
        Case(
            "never started, of processes", Processes, 128, new(false, false),
            Nothing with { ProcessesPeak = Reading.Of(128L), ProcessesLimit = Reading.Of<long?>(128) }, Verdict.Error,
            "it failed"),
        Case(
            "never started, of memory", Memory, Bytes, new(false, false), Nothing with { MemoryPeakBytes = Reading.Of(Bytes) },
            Verdict.Error, "it failed"),
        Case(
            "never started under a high limit", Processes, 1000, new(false, false),
            Nothing with { ProcessesLimit = Reading.Of<long?>(1000) }, Verdict.Error, "it failed"),
        Case(
            "died before it was driven", Processes, 128, new(false, true), Nothing with { ProcessesPeak = Reading.Of(128L) },
            Verdict.Error, "it failed"),
        Case(
            "told nonsense", Memory, Bytes, new(true, false), Nothing with { MemoryPeakBytes = Reading.Of(Bytes) }, Verdict.Error,
            "it failed"),
        // One that lived tells itself what it could do.
        Case("was refused more processes", Processes, 128, Lived(120, Errno.EAGAIN), Nothing, Verdict.Pass),
        Case("had too little memory for more processes", Processes, 128, Lived(90, Errno.ENOMEM), Nothing, Verdict.Error, Unread),
        Case(
            "could have more processes", Processes, 128, Lived(228, 0), Nothing with { ProcessesPeak = Reading.Of(128L) },
            Verdict.Fail),
        Case(
            "could fill more memory", Memory, Bytes, Lived(200, 0), Nothing with { MemoryPeakBytes = Reading.Of(30L << 20) },
            Verdict.Fail),
        Case(
            "filled memory that its group did not count", Memory, Bytes, Lived(90, Errno.ENOMEM),
            Nothing with { MemoryPeakBytes = Reading.Of(30L << 20) }, Verdict.Fail),
        Case(
            "was refused memory before its limit", Memory, Bytes, Lived(40, Errno.ENOMEM),
            Nothing with { MemoryPeakBytes = Reading.Of(60L << 20) }, Verdict.Error, "ENOMEM after 40"),
    ];

    [TestCaseSource(nameof(Cases))]
    public void An_arm_that(string id, long limit, Death death, UsageView usage, Verdict verdict, string reason)
    {
        var judged = new Judge(
            [Outcome(id, limit, Role.Subject, death, usage), Outcome(id, limit, Role.Baseline, Lived(Told(id, limit), 0), usage)],
            RuntimeKind.GVisor).Of(World(id));

        judged.Verdict.ShouldBe(verdict, judged.Reason);
        judged.Reason.ShouldContain(reason);
    }

    /// <summary>Two controls that read limits of an arm that lives.</summary>
    [TestCase("RUN-SET-004")]
    [TestCase("RUN-SET-005")]
    public void A_twin_whose_limits_were_not_read_does_not_show_that_it_has_none(string id)
    {
        var control = World(id);
        var judged = new Judge(
            [Outcome(id, Bytes, Role.Subject, Lived(1, 0), Nothing), Outcome(id, Bytes, Role.Baseline, Lived(1, 0), Nothing)],
            RuntimeKind.GVisor).Of(control);

        (judged.Verdict, judged.Twin!.Exposed).ShouldBe((Verdict.Error, null));
        judged.Reason.ShouldContain(Unread);
    }

    [Test]
    public void What_was_not_read_is_not_said_to_be_no_limit() =>
        Nothing.ToString().ShouldBe("memory peak ? of ? bytes, tasks peak ? of ?, CPU limit ?, throttled ? times");

    [Test]
    public void Only_an_arm_that_died_in_the_step_that_drives_it_ended_at_its_limit()
    {
        Outcome(Memory, Bytes, Role.Subject, Died, Nothing).EndedAtLimit.ShouldBeTrue();
        Outcome(Memory, Bytes, Role.Subject, new(true, false), Nothing).EndedAtLimit.ShouldBeFalse();
        Outcome(Memory, Bytes, Role.Subject, new(false, true), Nothing).EndedAtLimit.ShouldBeFalse();
        Outcome(Memory, Bytes, Role.Baseline, Died, Nothing).EndedAtLimit.ShouldBeFalse();
    }

    private static TestCaseData Case(
        string name, string id, long limit, Death death, UsageView usage, Verdict verdict, string reason = "") =>
        new TestCaseData(id, limit, death, usage, verdict, reason).SetArgDisplayNames(name);

    private static Control World(string id) => AllControls.InOrder.Single(control => control.Id == id);

    private static Death Lived(long value, int errno) =>
        new(true, false) { Answer = new Answer { Value = value, Errno = errno } };

    private static long Told(string id, long limit) =>
        World(id).Probe.Steps(id, Stage(limit))[^1].Calls[0].Arguments[0].Number!.Value;

    private static ArmOutcome Outcome(string id, long limit, Role role, Death death, UsageView usage)
    {
        var control = World(id);
        var stage = Stage(limit);
        var steps = control.Probe.Steps(id, stage).ToDictionary(step => step.Id);
        var facts = new Dictionary<string, Fact>();
        if (death.Begun && steps.ContainsKey($"{id}/before"))
            facts[$"{id}/before"] = Fact($"{id}/before", new Answer { Value = 1 });
        if (death.Answer is { } answer && steps.ContainsKey(id))
            facts[id] = Fact(id, answer);
        return new ArmOutcome(
            new Arm
            {
                Role = role, Variation = role == Role.Subject ? control.Variation : Variation.None,
                Runtime = "runsc", Controls = [control]
            },
            new Posture
            {
                Arm = role.ToString(),
                Stage = stage,
                Steps = steps,
                Facts = facts,
                Failure = death.Answer is null ? "it failed" : null,
                BrokeOff = death.BrokeOff,
                Witness = Witness.None("nobody looked") with { Usage = Reading.Of(usage) },
            }, "", TimeSpan.Zero);
    }

    private static Fact Fact(string step, Answer answer) => new() { Step = step, Ending = Ending.Returned, Answers = [answer] };

    private static Stage Stage(long limit) => BareStage.For(new WorkloadTemplate
    {
        Name = "", Text = "", MemoryLimitBytes = limit, ProcessesLimit = limit, ProcessorLimit = 0.5,
        MountsHostDirectories = false,
    });

    /// <param name="Begun">The step before the one that drives it was answered.</param>
    /// <param name="BrokeOff">Its output was in order, and just ended.</param>
    public sealed record Death(bool Begun, bool BrokeOff)
    {
        /// <summary>What the step answered that drives it; null where it died.</summary>
        public Answer? Answer { get; init; }
    }
}
