using System.Globalization;
using System.Text.Json.Nodes;
using Validation.Results;
using static Validation.Reporting.Interchange.Oscal.OscalText;

namespace Validation.Reporting.Interchange.Oscal;

/// <summary>
/// What was assessed and with what: the runtime under test, its baseline, the harness, the nodes. A row that speaks for several
/// nodes has one subject, a component that names them all, made once for each such set of nodes.
/// </summary>
internal sealed class OscalScope
{
    private readonly RunResults results;
    private readonly NameUuid names;
    private readonly Dictionary<string, (string Uuid, IReadOnlyList<string> Nodes)> groups = [];

    public OscalScope(RunResults results, NameUuid names)
    {
        (this.results, this.names) = (results, names);
        foreach (var row in Gathered.Rows(results).Where(row => row.Nodes.Count > 1))
            groups.TryAdd(Key(row.Nodes), (names.Of("nodes", Key(row.Nodes)), row.Nodes));
    }

    public static string Harness(RunRecord run) => NameUuid.Lasting("harness", run.Harness);

    public JsonArray SubjectsOf(ControlResult row) =>
    [
        row.Nodes.Count switch
        {
            0 => Subject(RuntimeUuid, "component", $"{results.Run.Runtime} on {results.Run.Target}"),
            1 => Subject(NodeUuid(row.Nodes[0]), "inventory-item", row.Nodes[0]),
            _ => Subject(groups[Key(row.Nodes)].Uuid, "component", Title(row.Nodes)),
        },
    ];

    public void Write(StreamedJson json)
    {
        var run = results.Run;
        json.Open("local-definitions");
        json.Array("components",
        [
            Component(RuntimeUuid, "software", run.Runtime,
                $"The runtime under test on {run.Target}, launched with the template {run.Template.Name}.",
                ("template-sha256", run.Template.Sha256), ("engine", run.Engine), ("profile", run.Profile)),
            Component(names.Of("baseline"), "software", run.Baseline,
                "What the same probes ran under to show what there is to see without the sandbox.", ("engine", run.Engine)),
            .. groups.Values.Select(group => Component(group.Uuid, "system", Title(group.Nodes),
                $"These nodes: {string.Join(' ', group.Nodes)}",
                ("nodes", group.Nodes.Count.ToString(CultureInfo.InvariantCulture)))),
        ]);
        json.Array("inventory-items", NodeNames().Select(Item));
        json.Member("assessment-assets", new JsonObject
        {
            ["components"] = new JsonArray(Component(Harness(run), "software", $"Validation {run.Harness}",
                "The harness that launched the probes and judged what they saw.",
                ("probe-sha256", run.Probe.Sha256), ("catalogue-sha256", run.Catalogue.Sha256))),
            ["assessment-platforms"] = new JsonArray(new JsonObject
            {
                ["uuid"] = names.Of("platform"),
                ["title"] = Prose($"{run.Target}: {run.Host.OperatingSystem}, kernel {run.Host.Kernel}, {run.Host.Architecture}"),
                ["uses-components"] = new JsonArray(new JsonObject { ["component-uuid"] = Harness(run) }),
            }),
        });
        json.Close();
    }

    private string RuntimeUuid => names.Of("runtime");

    private string NodeUuid(string node) => NameUuid.Lasting("node", results.Run.Target, node);

    private IEnumerable<string> NodeNames() =>
        results.Nodes.Select(node => node.Name).Concat(results.Results.SelectMany(row => row.Nodes))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private JsonObject Item(string name)
    {
        var item = new JsonObject { ["uuid"] = NodeUuid(name), ["description"] = Prose($"Node {name}") };
        if (results.Nodes.FirstOrDefault(node => node.Name == name) is { } node)
            item["props"] = Properties(
                ("probed", node.Probed ? "yes" : $"no: {node.Failure}"),
                ("kernel", node.Kernel),
                ("container-runtime", node.ContainerRuntime),
                ("drift", node.Drift.Count == 0 ? "none" : string.Join("; ", node.Drift)));
        return item;
    }

    private static JsonObject Subject(string uuid, string type, string title) =>
        new() { ["subject-uuid"] = uuid, ["type"] = type, ["title"] = Prose(title) };

    private static JsonObject Component(string uuid, string type, string title, string description,
        params ReadOnlySpan<(string Name, string Value)> properties) => new()
    {
        ["uuid"] = uuid,
        ["type"] = type,
        ["title"] = Prose(title),
        ["description"] = Markdown.Text(description, int.MaxValue),
        ["props"] = Properties(properties),
        ["status"] = new JsonObject { ["state"] = "operational" },
    };

    private static string Title(IReadOnlyList<string> nodes) =>
        string.Create(CultureInfo.InvariantCulture, $"{nodes.Count} nodes, the first {nodes[0]}");

    private static string Key(IReadOnlyList<string> nodes) => string.Join('\n', nodes);
}
