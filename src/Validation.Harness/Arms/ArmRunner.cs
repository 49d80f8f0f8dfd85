using System.Diagnostics;
using Validation.Controls.Probing;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Contract;
using Validation.Harness.Doctor;
using Validation.Harness.Facts;
using Validation.Harness.Staging;
using Validation.Harness.Sweeping;
using Validation.Harness.Waiting;
using Validation.Harness.Witnesses;
using Validation.Processes;
using Validation.Protocol;

namespace Validation.Harness.Arms;

/// <summary>
/// Launches one arm, gives it its plan, reads its facts, looks at it from the host while it holds still, and ends it.
/// </summary>
/// <param name="engine">Launches it.</param>
/// <param name="stage">What was planted for the run.</param>
/// <param name="witnesses">Looks from this machine; null where no arm runs on it.</param>
/// <param name="versions">The runtimes' versions, by name.</param>
/// <param name="run">The run's id.</param>
public sealed class ArmRunner(
    IEngine engine, IStage stage, WitnessStand? witnesses, IReadOnlyDictionary<string, string> versions, string run)
{
    /// <summary>
    /// How long containers are waited for: one for all arms of a run, since each tells how slow the machine is.
    /// </summary>
    public Patience Patience { get; init; } = new(null);

    /// <summary>Runs the arm. Whatever goes wrong with it ends up in its posture's failure, not as an exception.</summary>
    public async Task<ArmOutcome> RunAsync(Arm arm, CancellationToken cancellationToken)
    {
        var time = Stopwatch.StartNew();
        var armStage = engine.Adapt(stage.For(engine.Template, ProbeRoot.ProbePath), arm.Role, arm.Node);
        var plan = Slowed(ArmPlan.For(arm, armStage, engine.Hold(arm.Node)));
        var steps = plan.Steps.ToDictionary(step => step.Id);
        var neighbour = ArmPlan.ForNeighbour(arm, armStage);
        var order = Order(arm, armStage, plan, neighbour);
        LaunchOutcome outcome;
        string? unstarted = null;
        try
        {
            WitnessStand.Open(order);
            outcome = await LaunchAsync(order, plan, steps, neighbour, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            var launch = error as LaunchException;
            unstarted = launch?.Container;
            outcome = LaunchOutcome.None(Unforeseen.Say(error), launch?.Command ?? "", arm.Node);
        }
        // Before its group is read and removed: both want it empty. What ran on a node has left nothing on this machine.
        var strays = outcome.Failure is null || arm.Node is not null ? Leftovers.None
            : await ArmSweep.StraysAsync(run, order, unstarted, cancellationToken).ConfigureAwait(false);
        var witness = await WitnessStand.CloseAsync(outcome.Witness, order, outcome.ControlGroup, outcome.Elsewhere,
            cancellationToken).ConfigureAwait(false);
        var group = await ArmSweep.GroupAsync(run, order, cancellationToken).ConfigureAwait(false);
        return new ArmOutcome(arm, new Posture
        {
            Arm = arm.Name,
            Stage = armStage,
            Steps = steps,
            Facts = outcome.Facts,
            Failure = outcome.Failure,
            BrokeOff = outcome.BrokeOff,
            Witness = witness with
            {
                Received = await (engine.Listener ?? stage.Listener).ReceivedAsync(armStage.Nonce,
                    cancellationToken).ConfigureAwait(false),
                Version = versions.TryGetValue(arm.Runtime, out var version)
                    ? Reading.Of(version)
                    : Reading.Absent<string>($"the engine '{engine.Name}' told no version of the runtime '{arm.Runtime}'"),
            },
        }, outcome.Command, time.Elapsed)
        {
            Leftovers = Leftovers.Of(strays, group),
        };
    }

    /// <summary>From the container's start to its removal.</summary>
    private async Task<LaunchOutcome> LaunchAsync(
        LaunchOrder order, Plan plan, IReadOnlyDictionary<string, Step> steps, Plan? neighbour,
        CancellationToken cancellationToken)
    {
        await using var launch = await engine.LaunchAsync(order, cancellationToken).ConfigureAwait(false);
        using var wait = Patience.Begin(cancellationToken);
        if (launch.ControlGroup is not null)
        {
            await UntilContainerRuns.WaitAsync(() => launch.HostProcess.IsPresent, launch.WaitAsync, wait.Token)
                .ConfigureAwait(false);
        }
        var held = WitnessStand.Usage(launch);
        var facts = new FactsReader(
            steps, plan.Nonce, () => wait.Started(order.Role is Role.Baseline or Role.Opened ? launch.StartTook : null));
        var failure = await ConverseAsync(launch, order.Plan, facts, wait.Token).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        // What the kernel held before the probe began is all there is to see of an arm that has died since.
        var witness = failure is not null
            ? await WitnessStand.MissAsync(launch, failure, cancellationToken).ConfigureAwait(false) with { Usage = held }
            : witnesses is null
            ? await WitnessStand.MissAsync(launch, Unseen(launch), cancellationToken).ConfigureAwait(false)
            : await witnesses.LookAsync(launch, order, cancellationToken).ConfigureAwait(false);
        witness = await launch.TellAsync(witness, cancellationToken).ConfigureAwait(false);
        if (neighbour is not null && failure is null)
            witness = witness with
            {
                Neighbour = await NeighbourReader.ReadAsync(launch, neighbour, facts.Facts,
                    cancellationToken).ConfigureAwait(false),
            };
        var (exit, ended) = await EndAsync(launch, failure is null ? Patience.End : Patience.BrokenEnd, cancellationToken)
            .ConfigureAwait(false);
        return new LaunchOutcome(
            launch.Command, facts.Facts, failure is null ? ended : Explain(failure, launch, exit, facts.HasBegun), facts.BrokeOff,
            witness with { ExitCode = exit }, launch.ControlGroup, launch.Elsewhere);
    }

    private static string Unseen(ILaunch launch) => launch.Elsewhere ?? "nothing of this run is looked at from this machine";

    /// <summary>What a machine does slowly has not hung.</summary>
    private Plan Slowed(Plan plan) => plan with
    {
        Steps =
            [.. plan.Steps.Select(step => step with { LimitMilliseconds = (int)(step.LimitMilliseconds * Patience.Slowness) })],
    };

    private LaunchOrder Order(Arm arm, Stage armStage, Plan plan, Plan? neighbour) => new()
    {
        Arm = arm.Name,
        Role = arm.Role,
        Runtime = arm.Runtime,
        Mounts = stage.Mounts(arm.Role, arm.Variation),
        Node = arm.Node,
        Together = arm.Together,
        ControlGroup = CurrentUser.IsRoot && arm.Node is null ? $"/validation-{run}/{arm.Name}" : null,
        Stage = armStage,
        Plan = PlanWriter.Lines(plan),
        Neighbour = neighbour is null ? null : PlanWriter.Lines(neighbour),
        StartLimit = Patience.Start,
    };

    /// <returns>null where the probe answered everything and closed its books; else why not.</returns>
    private async Task<string?> ConverseAsync(ILaunch launch, byte[] plan, FactsReader facts, CancellationToken limit)
    {
        try
        {
            var reading = facts.ReadAsync(launch.Output, limit);
            try
            {
                await launch.Input.WriteAsync(plan, limit).ConfigureAwait(false);
                await launch.Input.FlushAsync(limit).ConfigureAwait(false);
            }
            catch (IOException)
            {
                // The container ended before it had read its plan; the reader says how.
            }
            return await reading.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return !facts.HasBegun
                ? $"the probe did not start within {Patience.Start.TotalSeconds:F0} s of its launch ({Patience.Reason})"
                : $"the probe did not answer within {Patience.Answer.TotalSeconds:F0} s; "
                    + $"{facts.Facts.Count} of {facts.Asked} facts had come";
        }
    }

    private static async Task<(Reading<int> Exit, string? Failure)> EndAsync(ILaunch launch, TimeSpan time,
        CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(time);
        try
        {
            launch.Input.Close();
        }
        catch (IOException)
        {
            // It had ended by itself.
        }
        try
        {
            return (Reading.Of<int>(await launch.WaitAsync(limit.Token).ConfigureAwait(false)), null);
        }
        catch (LaunchException unknown)
        {
            return (Reading.Absent<int>(unknown.Message), unknown.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var why = $"the container did not end within {time.TotalSeconds:F0} s of being told to";
            return (Reading.Absent<int>(why), why);
        }
    }

    /// <summary>Only a runtime's own words are looked up: once the probe has begun, standard error is the guest's.</summary>
    private static string Explain(string failure, ILaunch launch, Reading<int> exit, bool hasBegun)
    {
        var said = Words.Shorten(LastWords.Of(launch.Complaints));
        var status = exit.IsPresent ? $"; the container ended with status {exit.Value}" : "";
        return said.Length == 0
            ? failure + status
            : $"{failure}{status}: {said}{(hasBegun ? "" : KnownErrors.Explain(launch.Complaints))}";
    }

    /// <summary>How a launch went.</summary>
    private sealed record LaunchOutcome(
        string Command, IReadOnlyDictionary<string, Fact> Facts, string? Failure, bool BrokeOff,
        Witness Witness, string? ControlGroup, string? Elsewhere)
    {
        public static LaunchOutcome None(string why, string command, string? node) =>
            new(command, new Dictionary<string, Fact>(), why, false, Witness.None(why), null, node is null ? null : why);
    }
}

/// <summary>One arm's posture, and how it came about.</summary>
public sealed record ArmOutcome(Arm Arm, Posture Posture, string Command, TimeSpan Duration)
{
    /// <summary>What its end had left.</summary>
    public Leftovers Leftovers { get; init; } = Leftovers.None;

    /// <summary>
    /// True where the arm was to be driven over its limit and died in the very step that does it: all others that are waited for
    /// had answered, and nothing else was wrong.
    /// </summary>
    public bool EndedAtLimit => Arm.MayDie && Posture.BrokeOff
        && Posture.Steps.Values.Count(step => step.Child != Child.Background && !Posture.Facts.ContainsKey(step.Id)) <= 1;
}
