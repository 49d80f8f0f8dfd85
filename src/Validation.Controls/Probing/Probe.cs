namespace Validation.Controls.Probing;

/// <summary>The steps by which a control probes an arm, given what was planted for it.</summary>
public sealed class Probe
{
    private readonly Func<Stage, IReadOnlyList<Draft>> drafts;

    private Probe(Func<Stage, IReadOnlyList<Draft>> drafts) => this.drafts = drafts;

    /// <summary>Nothing is tried: the control reads what the host's side saw.</summary>
    public static Probe None { get; } = new(_ => []);

    /// <summary>Reads a file to its end or to 64 KiB.</summary>
    public static Probe ReadFile(string path) => Of(Sys.ReadFile(path));

    /// <summary>One step of these calls, in a child that other steps share.</summary>
    public static Probe Of(params IReadOnlyList<Call> calls) => new(_ => [new Draft("", calls)]);

    /// <summary>One step, in a child of its own.</summary>
    public static Probe Alone(params IReadOnlyList<Call> calls) => new(_ => [new Draft("", calls) { Child = Child.Alone }]);

    /// <summary>Steps that depend on what was planted.</summary>
    public static Probe With(Func<Stage, IReadOnlyList<Draft>> drafts) => new(drafts);

    /// <summary>The steps for a control, their ids being the control's, with the draft's name where it has one.</summary>
    public IReadOnlyList<Step> Steps(string control, Stage stage) =>
        [.. drafts(stage).Select(draft => new Step
        {
            Id = draft.Name.Length == 0 ? control : $"{control}/{draft.Name}",
            Calls = draft.Calls,
            Child = draft.Child,
            LimitMilliseconds = draft.LimitMilliseconds,
        })];
}

/// <summary>A step before it belongs to a control.</summary>
public sealed record Draft(string Name, IReadOnlyList<Call> Calls)
{
    public Child Child { get; init; }

    /// <summary>A call that blocks is a fact, too: half a second tells it from one that is slow.</summary>
    public int LimitMilliseconds { get; init; } = 2000;
}
