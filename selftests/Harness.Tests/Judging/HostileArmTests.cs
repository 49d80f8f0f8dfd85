using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using CsCheck;
using Validation.Controls;
using Validation.Controls.Catalogue;
using Validation.Harness.Arms;
using Validation.Harness.Contract;
using Validation.Harness.Engines;
using Validation.Harness.Facts;
using Validation.Harness.Judging;
using Validation.Harness.Tests.Facts;
using Validation.Harness.Tests.Runs;
using Validation.Protocol;
using Validation.Results;

namespace Validation.Harness.Tests.Judging;

/// <summary>
/// The gate's arms, launched for real; then one of them told something else. Its nonsense costs the controls of that arm, and no
/// other; nothing that was not read whole passes, and nothing breaks the judge.
/// </summary>
[NonParallelizable]
public sealed class HostileArmTests
{
    private const int Cases = 10_000;

    private Control[] controls = [];
    private IReadOnlyList<ArmOutcome> honest = [];
    private Dictionary<string, Verdict> verdicts = [];

    [OneTimeSetUp]
    public async Task Measure()
    {
        controls = [.. AllControls.InOrder.Where(control => Measurable.WhyNot(control, EngineFactory.Lacks("oci")) is null)];
        honest = await GateArms.LaunchAsync(controls, TestContext.CurrentContext.CancellationToken);
        verdicts = controls.ToDictionary(control => control.Id, control => Judge(honest, control).Verdict);
    }

    [Test]
    public void There_is_something_to_lose() =>
        verdicts.Values.Count(verdict => verdict == Verdict.Pass).ShouldBeGreaterThan(controls.Length / 2);

    [Test]
    public void An_output_that_was_meddled_with_never_passes_and_costs_no_other_arm() =>
        Told.Sample(told =>
        {
            var (arm, output, mine, other) = told;
            var facts = new FactsReader(arm.Posture.Steps, arm.Posture.Stage.Nonce, () => { });
            var failure = facts.ReadAsync(new MemoryStream(output), CancellationToken.None).GetAwaiter().GetResult();
            var lying = arm with
            {
                Posture = arm.Posture with { Facts = facts.Facts, Failure = failure, BrokeOff = facts.BrokeOff }
            };
            ArmOutcome[] outcomes = [.. honest.Select(one => one == arm ? lying : one)];

            var judged = Judge(outcomes, mine);

            // A baseline is evidence beside an opened twin, and decides nothing there.
            if (failure is not null && !lying.EndedAtLimit
                && (judged.Subject == arm.Arm.Name || judged.Twin?.Arm == arm.Arm.Name))
                judged.Verdict.ShouldBe(Verdict.Error, mine.Id);
            judged.Reason.ShouldNotContain("did not foresee");
            if (!arm.Arm.Controls.Contains(other))
                Judge(outcomes, other).Verdict.ShouldBe(verdicts[other.Id], other.Id);
        }, iter: Cases, print: told =>
            $"{told.Arm.Arm.Name}, {told.Mine.Id}: "
            + $"{Encoding.UTF8.GetString(told.Output)[..Math.Min(2000, told.Output.Length)]}");

    [Test]
    public void Lies_in_due_form_are_judged_and_break_nothing()
    {
        var unforeseen = new ConcurrentDictionary<string, string>();
        Lies.Sample(lie =>
        {
            var (arm, mine, facts) = lie;
            var told = arm.Posture.Facts.ToDictionary(fact => fact.Key, fact => fact.Value);
            foreach (var fact in facts)
                told[fact.Step] = fact;
            foreach (var fact in facts)
                FactRules.Wrong(fact, arm.Posture.Steps[fact.Step]).ShouldBeNull();
            ArmOutcome[] outcomes =
            [
                .. honest.Select(one => one == arm ? arm with { Posture = arm.Posture with { Facts = told } } : one)
            ];

            if (Judge(outcomes, mine).Reason is var reason && reason.Contains("did not foresee", StringComparison.Ordinal))
                unforeseen[mine.Id] = $"{reason}: "
                    + $"{string.Join('\n', facts.Select(fact => JsonSerializer.Serialize(fact, ProtocolJson.Default.Fact)))}";
        }, iter: Cases);
        unforeseen.ShouldBeEmpty();
    }

    private Gen<(ArmOutcome Arm, byte[] Output, Control Mine, Control Other)> Told =>
        Hostile.OneOf<(ArmOutcome, byte[], Control, Control)>([.. honest.Select(arm => Gen.Select(
            Hostile.Meddled(Lines(arm)), Hostile.Of<Control>([.. arm.Arm.Controls]),
            Hostile.Of(controls), (output, mine, other) => (arm, output, mine, other)))]);

    private Gen<(ArmOutcome Arm, Control Mine, Fact[] Facts)> Lies =>
        Hostile.OneOf<(ArmOutcome, Control, Fact[])>([.. honest
            .SelectMany(arm => arm.Arm.Controls
                .Select(control => (control, steps: control.Probe.Steps(control.Id, arm.Posture.Stage)))
            .Where(one => one.steps.Count > 0)
            .Select(one => Hostile.All(one.steps.Select(Hostile.Lie)).Select(facts => (arm, one.control, facts))))]);

    /// <summary>What the arm's probe said, as it said it.</summary>
    private static string[] Lines(ArmOutcome arm)
    {
        var posture = arm.Posture;
        string[] facts = [.. posture.Facts.Values.Select(fact => JsonSerializer.Serialize(fact, ProtocolJson.Default.Fact))];
        var header = JsonSerializer.Serialize(
            new FactsHeader { Schema = FactsHeader.CurrentSchema, Nonce = posture.Stage.Nonce },
            ProtocolJson.Default.FactsHeader);
        return posture.Failure is not null
            ? [header, .. facts]
            : [header, .. facts, JsonSerializer.Serialize(
                new FactsFooter { Facts = facts.Length, Nonce = posture.Stage.Nonce }, ProtocolJson.Default.FactsFooter)];
    }

    private static Judgement Judge(IReadOnlyList<ArmOutcome> outcomes, Control control) =>
        new Judge(outcomes, RuntimeKind.GVisor).Of(control);
}
