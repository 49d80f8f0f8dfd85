using Validation.Results;

namespace Validation.Cluster.Tests.Failures;

/// <summary>What every audit's results must be, whatever happened on the way.</summary>
internal static class Whole
{
    /// <summary>
    /// The books close, every node is there once, and every control that is asked of nodes has each of them once.
    /// </summary>
    public static void ShouldBeWhole(this RunResults results, int nodes)
    {
        Books.Problem(results).ShouldBeNull();
        results.Nodes.Select(node => node.Name).ShouldBeUnique();
        results.Nodes.Count.ShouldBe(nodes);
        string[] all = [.. results.Nodes.Select(node => node.Name).Order()];
        var perNode = results.Results.Where(result => result.Nodes.Count > 0).GroupBy(result => result.Control).ToArray();
        perNode.ShouldNotBeEmpty();
        foreach (var control in perNode)
            control.SelectMany(result => result.Nodes).Order().ToArray().ShouldBe(all,
                customMessage: $"{control.Key} has to be told once for every node");
    }

    /// <summary>Nodes whose pods did not come to an end.</summary>
    public static IReadOnlyList<NodeRecord> Lost(this RunResults results) => [.. results.Nodes.Where(node => !node.Probed)];
}
