using System.Text.Json;
using Validation.Controls;
using Validation.Controls.Catalogue;
using Validation.Controls.Probing;
using Validation.Harness.Judging;
using Validation.Protocol;
using Validation.Results;

namespace Validation.Harness.Tests.Needs;

/// <summary>
/// Each need is proved on real runtimes: the gate's arms are launched once and judged twice, with all that was seen and with what
/// is left when that is withheld which the need names. A control that does not name it, or names it for nothing, turns a case
/// red.
/// </summary>
[NonParallelizable]
public sealed class WithheldFromArmsTests
{
    internal static IReadOnlyList<string> Needs { get; } = [.. Withheld.Of.Keys.Select(need => need.Name)];

    [Test]
    public async Task With_nothing_withheld_all_hold()
    {
        var judge = new Judge(await Measuring.OutcomesAsync(), RuntimeKind.GVisor);

        Measuring.Controls.Except(Measuring.Naming(Need.TemplateMount)).Select(judge.Of)
            .Where(judged => judged.Verdict != Verdict.Pass).Select(judged => judged.Reason).ShouldBeEmpty();
    }

    [TestCaseSource(nameof(Needs))]
    public async Task Exactly_the_controls_that_name_it_cannot_be_told_without(string name)
    {
        var need = Need.All.Single(need => need.Name == name);
        var outcomes = await Measuring.OutcomesAsync();
        var left = outcomes.Select(Withheld.Of[need]).OfType<Arms.ArmOutcome>().ToArray();

        var untold = Measuring.Otherwise(Measuring.Controls, outcomes, left);
        untold.ShouldAllBe(pair => pair.Now.Verdict == Verdict.Error);
        var judge = new Judge(left, RuntimeKind.GVisor);
        var astray = Elsewhere(need, outcomes[0].Posture.Stage).Select(control => (control.Id, judge.Of(control)));
        untold.UnionBy(astray, pair => pair.Id).ShouldBeOf(need);
    }

    /// <summary>The controls whose probes would go for something else.</summary>
    private static IEnumerable<Control> Elsewhere(Need need, Stage stage) =>
        Withheld.From.TryGetValue(need, out var change)
            ? Measuring.Controls.Where(control => Steps(control, stage) != Steps(control, change(stage)))
            : [];

    private static string Steps(Control control, Stage stage) =>
        string.Join('\n', control.Probe.Steps(control.Id, stage)
            .Select(step => JsonSerializer.Serialize(step, ProtocolJson.Default.Step)));
}
