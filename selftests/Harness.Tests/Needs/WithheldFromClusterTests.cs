using Validation.Controls;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Controls.Seeing.Cluster;
using Validation.Harness.Tests.Judging.Cluster;
using Validation.Results;

namespace Validation.Harness.Tests.Needs;

/// <summary>The needs of a cluster, on the world that the other tests of the controls about one have.</summary>
public sealed class WithheldFromClusterTests
{
    private static readonly Dictionary<Need, Func<World, World>> Without = new()
    {
        [Need.Cluster] = world => world with { Cluster = Worlds.Unknown.Cluster },
        [Need.SecondContainer] = world => world with { Neighbour = Reading.Absent<NeighbourView>("it was withheld") },
        [Need.Listener] = world => world with { Heard = null },
        [Need.EveryNode] = world => world.With(cluster => cluster with
        {
            Nodes = Reading.Absent<IReadOnlyList<NodeView>>("it was withheld"),
        }),
        [Need.OtherClass] = world => world.With(cluster => cluster with
        {
            Attempts = cluster.Attempts.Where(attempt => attempt.Key != Attempts.WrongClass).ToDictionary(),
        }),
        [Need.ApiServer] = WithoutService(Need.ApiServer),
        [Need.Kubelet] = WithoutService(Need.Kubelet),
        [Need.Metadata] = WithoutService(Need.Metadata),
        [Need.Etcd] = WithoutService(Need.Etcd),
        [Need.Dns] = WithoutService(Need.Dns),
    };

    private static Func<World, World> WithoutService(Need need) => world => world with
    {
        Services = world.Services.Where(service => service.Key != need.Service).ToDictionary(),
    };

    internal static IReadOnlyList<string> Needs { get; } = [.. Without.Keys.Select(need => need.Name)];

    [TestCaseSource(nameof(Needs))]
    public void Exactly_the_controls_that_name_it_cannot_be_told_without(string name)
    {
        var need = Need.All.Single(need => need.Name == name);
        var (subject, twin) = (Without[need](Worlds.Subject), Without[need](Worlds.Twin));

        ClusterControlTests.All.Where(id => World.Judge(id, subject, twin).Verdict == Verdict.Error)
            .ShouldBe(ClusterControlTests.All.Where(id => World.Control(id).Needs.Contains(need)), ignoreOrder: true);
    }
}
