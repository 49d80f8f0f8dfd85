using Validation.Controls;
using Validation.Controls.Catalogue;
using Validation.Harness.Arms;
using Validation.Harness.Contract;
using Validation.Harness.Engines;
using Validation.Harness.Judging;
using Validation.Harness.Tests.Runs;
using Validation.Results;

namespace Validation.Harness.Tests.Needs;

/// <summary>What these tests share: all that the engine oci measures, launched once for real with nothing withheld.</summary>
internal static class Measuring
{
    public static IReadOnlyList<Control> Controls { get; } =
        [.. AllControls.InOrder.Where(control => Measurable.WhyNot(control, EngineFactory.Lacks("oci")) is null)];

    private static readonly Lazy<Task<IReadOnlyList<ArmOutcome>>> Launched =
        new(() => GateArms.LaunchAsync(Controls, CancellationToken.None));

    public static Task<IReadOnlyList<ArmOutcome>> OutcomesAsync() => Launched.Value;

    public static IEnumerable<Control> Naming(Need need) => Controls.Where(control => control.Needs.Contains(need));

    /// <summary>The ids of the controls that are judged otherwise, and why.</summary>
    public static IReadOnlyList<(string Id, Judgement Now)> Otherwise(
        IEnumerable<Control> controls, IReadOnlyList<ArmOutcome> before, IReadOnlyList<ArmOutcome> after,
        RuntimeKind kind = RuntimeKind.GVisor)
    {
        var (then, now) = (new Judge(before, kind), new Judge(after, kind));
        return
        [
            .. controls.Where(control => then.Of(control).Verdict != now.Of(control).Verdict)
                .Select(control => (control.Id, now.Of(control))),
        ];
    }

    public static void ShouldBeOf(
        this IEnumerable<(string Id, Judgement Now)> judged, Need need, params IReadOnlyList<string> others) =>
        judged.Select(pair => pair.Id).ShouldBe(
            Naming(need).Select(control => control.Id).Concat(others), ignoreOrder: true,
            string.Join('\n', judged.Select(pair => $"{pair.Id}: {pair.Now.Verdict}, {pair.Now.Reason}")));
}
