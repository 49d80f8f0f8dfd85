namespace Validation.Controls.Catalogue;

/// <summary>What one flag of runsc means for the isolation.</summary>
public sealed record FlagRule
{
    /// <summary>The flag without dashes; a name that ends in <c>*</c> stands for all that begin so.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// True where it is not among runsc's own flags but among those of its command, which runsc itself puts there.
    /// </summary>
    public bool IsOfCommand { get; init; }

    /// <summary>Given the flag's value, or null where it is absent: does the rule apply?</summary>
    public required Func<string?, bool> Applies { get; init; }

    /// <summary>One sentence: what the flag opens.</summary>
    public required string Why { get; init; }

    /// <summary>Where gVisor says so.</summary>
    public required string Source { get; init; }

    internal IEnumerable<string> Names(IReadOnlyDictionary<string, string> values) =>
        Name.EndsWith('*')
            ? values.Keys.Where(name => name.StartsWith(Name[..^1], StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            : [Name];
}
