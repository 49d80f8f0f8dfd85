namespace Validation.Controls.Seeing;

/// <summary>
/// What a control expects, for every runtime that the catalogue knows. The general expectation holds everywhere; a deviation is
/// stated with its reason.
/// </summary>
public sealed class Expectation
{
    private readonly Action<Seen, Seen> general;
    private readonly Dictionary<RuntimeKind, Action<Seen, Seen>> deviations = [];
    private readonly Dictionary<RuntimeKind, string> notApplicable = [];
    private readonly Dictionary<RuntimeKind, string> reasons = [];

    /// <param name="holds">(subject, twin): throws, by Shouldly, unless the statement holds.</param>
    public Expectation(Action<Seen, Seen> holds) => general = holds;

    /// <param name="holds">(subject): throws, by Shouldly, unless the statement holds.</param>
    public Expectation(Action<Seen> holds)
        : this((seen, _) => holds(seen))
    {
    }

    /// <summary>The deviations and their reasons, for the control's page.</summary>
    public IReadOnlyDictionary<RuntimeKind, string> Reasons => reasons;

    public Expectation On(RuntimeKind runtime, Action<Seen> holds, string because) =>
        On(runtime, (seen, _) => holds(seen), because);

    public Expectation On(RuntimeKind runtime, Action<Seen, Seen> holds, string because)
    {
        deviations.Add(runtime, holds);
        reasons.Add(runtime, because);
        return this;
    }

    public Expectation NotApplicableOn(RuntimeKind runtime, string because)
    {
        notApplicable.Add(runtime, because);
        reasons.Add(runtime, "Not applicable: " + because);
        return this;
    }

    /// <summary>The reason why the control does not apply to a runtime, or null where it does.</summary>
    public string? WhyNotApplicable(RuntimeKind runtime) => notApplicable.GetValueOrDefault(runtime);

    public Action<Seen, Seen> For(RuntimeKind runtime) => deviations.GetValueOrDefault(runtime, general);
}
