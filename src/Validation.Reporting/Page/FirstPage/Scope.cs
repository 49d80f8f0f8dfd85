using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Results;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.FirstPage;

/// <summary>What was measured, in two sentences.</summary>
internal static class Scope
{
    public static Node Sentence(RunResults results)
    {
        var run = results.Run;
        var version = run.Host.Versions.GetValueOrDefault(run.Runtime);
        return Node.Of(
            B("What was tested: "),
            $"the runtime {Short.Of(run.Runtime, 80)}{(version is null ? "" : $" ({Short.Of(version, 60)})")}, launched through "
            + $"the engine {run.Engine} with the template " +
            $"“{Short.Of(run.Template.Name, 60)}”, on {Where(results)}. The same probes ran under "
            + $"plain {Short.Of(run.Baseline, 60)} to show that they can see an exposure. ",
            $"{Counted.Of(results.Results.Select(result => result.Control).Distinct().Count(), "control")}, profile "
            + $"{run.Profile}, " +
            (run.Filter.Length == 0
                ? "nothing left out by a filter."
                : $"ONLY what matches the filter “{Short.Of(run.Filter, 60)}”."),
            " ",
            Link.Inside("not-tested", "What was not tested"), " is listed, too.");
    }

    private static string Where(RunResults results)
    {
        var nodes = results.Nodes.Count;
        return nodes == 0
            ? $"{Short.Of(results.Run.Target, 60)} ({Short.Of(results.Run.Host.OperatingSystem, 60)}, kernel "
                + $"{Short.Of(results.Run.Host.Kernel, 40)})"
            : $"{results.Nodes.Count(node => node.Probed)} of {Counted.Of(nodes, "node")} of the "
                + $"cluster {Short.Of(results.Run.Target, 60)}";
    }
}
