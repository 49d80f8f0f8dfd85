using System.Globalization;
using Validation.Protocol;
using Validation.Results;

namespace Validation.Bench;

/// <summary>
/// A run of very many nodes, the same every time. Nodes are alike, but for the drifted ones: every fiftieth has an older sandbox
/// (five controls fail), one in a hundred has none (a third of the controls fails), one in two hundred could not be probed, and
/// another one in fifty has a kernel of its own, which changes words and no verdict. The answers of every tenth control hold
/// something that no other node has (a boot id, an address), so that no two nodes share a row of it.
/// </summary>
internal sealed class ManyNodes(int nodes, int controls, bool everyNodeDiffers)
{
    private enum Kind
    {
        Usual,
        OldSandbox,
        NoSandbox,
        NotProbed,
        OtherKernel,
    }

    public RunResults Results(string run, int day)
    {
        ControlResult[] rows = [.. Enumerable.Range(0, controls).SelectMany(Rows)];
        ControlResult[] sorted =
        [
            .. rows.OrderBy(row => row.Area).ThenBy(row => row.Control, StringComparer.Ordinal).ThenBy(row => row.Nodes[0],
                StringComparer.Ordinal),
        ];
        return new RunResults
        {
            Schema = RunResults.CurrentSchema,
            Run = ManyNodesRun.Of(run, day),
            Arms = [
                .. Enumerable.Range(0, nodes)
                    .SelectMany(node =>
                        new[] { ManyNodesRun.Arm("subject", Name(node)), ManyNodesRun.Arm("baseline", Name(node)) }),
            ],
            Results = sorted,
            Nodes = [.. Enumerable.Range(0, nodes).Select(node => ManyNodesRun.Node(Name(node), Probed(node), Drift(node)))],
            Summary = Books.Count(sorted),
        };
    }

    private IEnumerable<ControlResult> Rows(int control) =>
        from node in Enumerable.Range(0, nodes)
        group node by (Verdict: Verdict(control, node), Words: Words(control, node)) into alike
        select ManyNodesControl.Row(control, alike.Key.Verdict, alike.Key.Words, [.. alike.Select(Name)]);

    private string Words(int control, int node) => KindOf(node) switch
    {
        _ when everyNodeDiffers || control % 10 == 0 =>
            $"the answer on this node was {BootId(control, node)}, which is not the host's",
        Kind.OtherKernel when control % 4 == 0 => "the answer is gVisor's own; the host runs 6.6.13-cloud-amd64",
        Kind.OldSandbox when control % 3 == 0 => "the answer is that of release-20230101.0",
        Kind.NoSandbox when control % 3 == 0 => "the answer is the host's own: there is no sandbox around it",
        Kind.NotProbed => "the pod was never scheduled: 0/1000 nodes are available: 1 node had taint {maintenance: true}",
        _ => "the answer is gVisor's own; the host runs 6.1.0-18-amd64",
    };

    private static Verdict Verdict(int control, int node) => KindOf(node) switch
    {
        _ when control % 75 == 74 => Validation.Results.Verdict.NotApplicable,
        Kind.NotProbed => Validation.Results.Verdict.Error,
        Kind.OldSandbox when control % 30 == 3 => Validation.Results.Verdict.Fail,
        Kind.NoSandbox when control % 3 == 0 => Validation.Results.Verdict.Fail,
        _ => Validation.Results.Verdict.Pass,
    };

    private static Kind KindOf(int node) => (node % 200) switch
    {
        7 => Kind.NotProbed,
        50 or 100 => Kind.NoSandbox,
        11 or 61 or 111 or 161 => Kind.OldSandbox,
        23 or 73 or 123 or 173 => Kind.OtherKernel,
        _ => Kind.Usual,
    };

    private static bool Probed(int node) => KindOf(node) != Kind.NotProbed;

    private static IReadOnlyList<string> Drift(int node) => KindOf(node) switch
    {
        Kind.OldSandbox => ["its runsc is release-20230101.0, that of most nodes release-20240729.0"],
        Kind.NoSandbox => ["the handler gvisor starts runc here"],
        Kind.OtherKernel => ["its kernel is 6.6.13-cloud-amd64, that of most nodes 6.1.0-18-amd64"],
        _ => [],
    };

    private static string Name(int node) => string.Create(CultureInfo.InvariantCulture, $"pool-a-node-{node:0000}");

    private static string BootId(int control, int node) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{unchecked((uint)(node * 2654435761)):x8}-{control:x4}-4a1b-9c2d-{unchecked((uint)(node * 40503 + control)):x12}");
}
