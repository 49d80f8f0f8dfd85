using Validation.Controls;
using Validation.Controls.Readings;
using Validation.Controls.Seeing.Cluster;
using Validation.Results;

namespace Validation.Harness.Tests.Judging.Cluster;

/// <summary>
/// Every control about a cluster: green where all is well, red for its own reason, and error where nothing can be told.
/// </summary>
public sealed class ClusterControlTests
{
    /// <summary>They compare nodes with each other; their twin shows only that there is something to compare.</summary>
    private static readonly string[] Comparing = ["RUN-NOD-001", "RUN-NOD-002", "RUN-NOD-004"];

    internal static IReadOnlyList<string> All { get; } = [.. AllControls.InOrder
        .Where(control => control.Needs.Contains(Need.Pod) || control.Variation is Variation.Neighbour or Variation.Cluster)
        .Select(control => control.Id)];

    [Test]
    public void There_are_enough_of_them() => All.Count.ShouldBeGreaterThanOrEqualTo(35);

    [TestCaseSource(nameof(All))]
    public void It_passes_where_all_is_well(string id)
    {
        var judgement = World.Judge(id, Worlds.Subject, Worlds.Twin);

        judgement.Verdict.ShouldBe(Verdict.Pass, judgement.Reason);
        judgement.Evidence.ShouldContain(item => item.Arm == judgement.Subject);
        judgement.Evidence.ShouldContain(item => item.Arm == judgement.Twin!.Arm);
    }

    [TestCaseSource(nameof(All))]
    public void It_fails_for_its_own_reason(string id)
    {
        var (breakage, finding) = Breakages.Of[id];

        var judgement = World.Judge(id, breakage(Worlds.Subject), Worlds.Twin);

        judgement.Verdict.ShouldBe(Verdict.Fail, judgement.Reason);
        judgement.Reason.ShouldContain(finding);
    }

    /// <summary>Bare pods may have to name a class of runc's, where runc is not what the nodes start by themselves.</summary>
    [TestCaseSource(nameof(All))]
    public void It_passes_where_the_twins_pods_name_a_class_of_runcs(string id)
    {
        var runc = Worlds.RuntimeClass with
        {
            Name = "runc",
            Handler = "runc",
            NodeSelector = new Dictionary<string, string>(),
            Overhead = new Dictionary<string, string>(),
        };
        var twin = Worlds.Twin.With(cluster => cluster with { RuntimeClass = Reading.Of<RuntimeClassView?>(runc) })
            .WithPod(pod => pod with { RuntimeClass = "runc", Handler = "runc" });

        var judgement = World.Judge(id, Worlds.Subject, twin);

        judgement.Verdict.ShouldBe(Verdict.Pass, judgement.Reason);
    }

    [TestCaseSource(nameof(All))]
    public void It_is_an_error_where_nothing_is_known(string id)
    {
        var judgement = World.Judge(id, Worlds.Unknown, Worlds.Twin);

        judgement.Verdict.ShouldBe(Verdict.Error, judgement.Reason);
    }

    [TestCaseSource(nameof(All))]
    public void It_is_an_error_where_the_twin_shows_no_exposure(string id)
    {
        var blind = Comparing.Contains(id)
            ? Worlds.Twin.With(cluster => cluster with { Nodes = Reading.Of<IReadOnlyList<NodeView>>(
                [
                    Worlds.Node("node-1", "") with
                    {
                        Traits = new Dictionary<string, string>(),
                        Failure = "no pod started",
                        ContainerRuntime = "",
                    },
                ]) })
            : Worlds.Subject;

        var judgement = World.Judge(id, Worlds.Subject, blind);

        judgement.Verdict.ShouldBe(Verdict.Error, judgement.Reason);
        judgement.Reason.ShouldStartWith($"the twin '{judgement.Twin!.Arm}' did not show the exposure");
    }
}
