using System.Globalization;
using System.IO.Enumeration;
using Validation.Results;

namespace Validation.Harness.Waivers;

/// <summary>A failure that somebody accepts for a while: one entry of waivers.json.</summary>
public sealed record Waiver
{
    /// <summary>How long before its end a waiver is said to expire soon.</summary>
    private const int SoonDays = 30;

    public required string Control { get; init; }

    /// <summary>The id that the file names the control by, where that is one it had before; else null.</summary>
    public string? NamedAs { get; init; }

    public required WaiverScope Scope { get; init; }

    public required string Owner { get; init; }

    public required string Reason { get; init; }

    /// <summary>The last day on which it holds, UTC.</summary>
    public required DateOnly Expires { get; init; }

    public bool HasExpired(DateOnly today) => Expires < today;

    /// <summary>The day as people and files write it: <c>2027-01-31</c>.</summary>
    public string Until => Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public WaiverRecord Record(WaiverState state) => new()
    {
        Control = Control,
        Scope = Scope.ToString(),
        Owner = Owner,
        Reason = Reason,
        Expires = Expires,
        State = state,
    };

    /// <summary>The state of a waiver that matched a failure.</summary>
    public WaiverState StateOn(DateOnly today) =>
        HasExpired(today) ? WaiverState.Expired
        : Expires.DayNumber - today.DayNumber <= SoonDays ? WaiverState.ExpiresSoon
        : WaiverState.InForce;
}

/// <summary>What a waiver is confined to; a member that is null confines nothing.</summary>
public sealed record WaiverScope
{
    public static IReadOnlyList<string> Members { get; } = ["runtime", "engine", "node", "target"];

    /// <summary>The runtime under test exactly as the run was asked for it.</summary>
    public string? Runtime { get; init; }

    public string? Engine { get; init; }

    /// <summary>Names of nodes; <c>*</c> and <c>?</c> stand for any characters and for one.</summary>
    public string? Node { get; init; }

    /// <summary>The machine's or the cluster's name.</summary>
    public string? Target { get; init; }

    public bool Covers(RunRecord run) =>
        (Runtime is null || Runtime == run.Runtime) && (Engine is null || Engine == run.Engine)
            && (Target is null || Target == run.Target);

    /// <param name="node">null where the control was judged once and not by node.</param>
    public bool Covers(string? node) =>
        Node is null || (node is not null && FileSystemName.MatchesSimpleExpression(Node, node, ignoreCase: false));

    public override string ToString()
    {
        (string Name, string? Value)[] members = [("target", Target), ("engine", Engine), ("runtime", Runtime), ("node", Node)];
        var said = string.Join(", ",
            members.Where(member => member.Value is not null).Select(member => $"{member.Name} {member.Value}"));
        return said.Length == 0 ? "everywhere" : said;
    }
}
