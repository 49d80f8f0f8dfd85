using Validation.Controls;
using Validation.Controls.Catalogue;
using Validation.Harness.Contract;
using Validation.Harness.Engines;
using Validation.Harness.Judging;
using Validation.Harness.Tests.Runs;
using Validation.Results;

namespace Validation.Harness.Tests.Needs;

/// <summary>
/// An engine that says it lacks something lacks it: the engine oci, which has neither pods nor a cluster, is made to launch what
/// it says it cannot measure. Everything else it measures, which <see cref="WithheldFromArmsTests"/> sees.
/// </summary>
[NonParallelizable]
public sealed class WithheldByTheEngineTests
{
    internal static IReadOnlyList<Need> Needs { get; } = [Need.Pod, Need.SecondContainer];

    [Test]
    public async Task What_one_host_without_a_cluster_says_it_cannot_measure_cannot_be_told_there()
    {
        var lacks = EngineFactory.Lacks("oci");
        Control[] lacking = [.. AllControls.InOrder.Where(control => Measurable.WhyNot(control, lacks) is not null)];
        lacking.Where(control => control.Needs.Intersect(Needs).Any()).Count().ShouldBeGreaterThan(10);

        var outcomes = await GateArms.LaunchAsync(
            [.. lacking.Where(control => control.Variation != Variation.Cluster)], TestContext.CurrentContext.CancellationToken);

        var judge = new Judge(outcomes, RuntimeKind.GVisor);
        lacking.Select(control => (control.Id, judge.Of(control).Verdict)).ShouldAllBe(judged => judged.Verdict == Verdict.Error);
    }
}
