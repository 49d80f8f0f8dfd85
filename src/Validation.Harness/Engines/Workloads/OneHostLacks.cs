using Validation.Controls;
using Validation.Harness.Contract;

namespace Validation.Harness.Engines.Workloads;

/// <summary>What every engine lacks that launches containers on one host and knows no cluster.</summary>
internal static class OneHostLacks
{
    private const string Kubernetes = "the engine kubernetes measures it";

    public static IReadOnlyList<Lack> Always { get; } =
    [
        new([Need.EveryNode], "it compares the nodes of a cluster", "validation audit measures it"),
        new([Need.Pod, Need.SecondContainer], "it is about pods", Kubernetes),
        new([Need.Cluster, Need.OtherClass], "it is about a cluster", Kubernetes),
    ];
}
