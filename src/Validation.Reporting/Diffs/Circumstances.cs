using System.Globalization;
using Validation.Results;

namespace Validation.Reporting.Diffs;

/// <summary>In what two runs differ as a whole, a sentence each.</summary>
internal static class Circumstances
{
    private const int MostNamed = 5;

    private static readonly (string What, Func<RunRecord, string> Of)[] OfRuns =
    [
        ("target", run => run.Target),
        ("engine", run => run.Engine),
        ("runtime under test", run => run.Runtime),
        ("baseline's runtime", run => run.Baseline),
        ("profile", run => run.Profile),
        ("filter", run => run.Filter.Length == 0 ? "none, everything was measured" : $"'{run.Filter}'"),
        ("template", run => Words(run.Template)),
        ("probe", run => Words(run.Probe)),
        ("catalogue", run => Words(run.Catalogue)),
        ("harness", run => run.Harness),
        ("host's kernel", run => run.Host.Kernel),
        ("host's operating system", run => run.Host.OperatingSystem),
        ("architecture", run => run.Host.Architecture),
        ("control group hierarchy", run => run.Host.Cgroups),
        ("number of processors", run => run.Host.Processors.ToString(CultureInfo.InvariantCulture)),
        ("host's memory", run => $"{run.Host.MemoryBytes >> 20} MiB"),
        ("user of the engine", run => run.Host.User),
    ];

    private static readonly (string What, Func<NodeRecord, string> Of)[] OfNodes =
    [
        ("kernel", node => node.Kernel),
        ("operating system", node => node.OperatingSystem),
        ("container runtime", node => node.ContainerRuntime),
        ("kubelet", node => node.Kubelet),
        ("sandbox", node => node.Sandbox ?? "unknown"),
        ("probing", node => node.Probed ? "complete" : "not possible"),
    ];

    public static IReadOnlyList<string> Of(RunResults old, RunResults now) =>
    [
        .. Order(old.Run, now.Run),
        .. OfRuns.Select(item => Changed($"The {item.What}", item.Of(old.Run), item.Of(now.Run))).OfType<string>(),
        .. Versions(old.Run, now.Run),
        .. Severities(old, now),
        .. Nodes(old, now),
        .. Unsound("earlier", old),
        .. Unsound("later", now),
    ];

    /// <summary>Its name and the beginning of its digest.</summary>
    public static string Words(Fingerprint thing) =>
        $"{thing.Name} (SHA-256 {thing.Sha256[..Math.Min(12, thing.Sha256.Length)]}…)";

    private static IEnumerable<string> Order(RunRecord old, RunRecord now)
    {
        if (old.Id == now.Id)
            yield return $"The run {now.Id} is compared with itself.";
        else if (old.Started > now.Started)
            yield return "The run given as the old one is the younger of the two.";
    }

    private static string? Changed(string what, string before, string after) =>
        before == after ? null : $"{what} was {before} and is {after}.";

    /// <summary>
    /// By role where a version is that of one of the two runtimes: their names may differ, and are told of by themselves.
    /// </summary>
    private static IEnumerable<string> Versions(RunRecord old, RunRecord now)
    {
        var before = Versions(old);
        var after = Versions(now);
        return before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Select(name =>
                Changed($"The version of {name}", before.GetValueOrDefault(name, "not told"),
                    after.GetValueOrDefault(name, "not told")))
            .OfType<string>();
    }

    private static Dictionary<string, string> Versions(RunRecord run)
    {
        var versions = new Dictionary<string, string>();
        foreach (var (name, version) in run.Host.Versions)
            versions.TryAdd(
                name == run.Runtime ? "the runtime under test" : name == run.Baseline ? "the baseline's runtime" : name, version);
        return versions;
    }

    private static IEnumerable<string> Severities(RunResults old, RunResults now)
    {
        var before = old.Results.GroupBy(result => result.Control).ToDictionary(group => group.Key,
            group => group.First().Severity);
        return now.Results.DistinctBy(result => result.Control)
            .Where(result => before.TryGetValue(result.Control, out var severity) && severity != result.Severity)
            .Select(result =>
                Changed($"The severity of {result.Control}", Lower(before[result.Control]), Lower(result.Severity))!);
    }

    private static IEnumerable<string> Nodes(RunResults old, RunResults now)
    {
        var before = old.Nodes.ToDictionary(node => node.Name);
        var after = now.Nodes.ToDictionary(node => node.Name);
        if (Named([.. before.Keys.Except(after.Keys)]) is { } left)
            yield return $"The cluster has lost {left}.";
        if (Named([.. after.Keys.Except(before.Keys)]) is { } come)
            yield return $"The cluster has gained {come}.";
        foreach (var (what, of) in OfNodes)
            foreach (var change in after.Values.Where(node => before.ContainsKey(node.Name))
                .GroupBy(node => (Before: of(before[node.Name]), After: of(node)))
                .Where(group => group.Key.Before != group.Key.After))
                yield return $"Of {Named([.. change.Select(node => node.Name)])} the {what} was {change.Key.Before} and "
                    + $"is {change.Key.After}.";
    }

    private static IEnumerable<string> Unsound(string which, RunResults results) =>
        Books.Problem(results) is { } problem ? [$"Of the {which} run: {problem}"] : [];

    private static string? Named(string[] nodes) => nodes switch
    {
        [] => null,
        [var one] => $"node {one}",
        _ => $"{nodes.Length} nodes ({string.Join(", ", nodes.Order(StringComparer.Ordinal).Take(MostNamed))}"
            + $"{(nodes.Length > MostNamed ? ", …" : "")})",
    };

    private static string Lower(Protocol.Severity severity) => severity.ToString().ToLowerInvariant();
}
