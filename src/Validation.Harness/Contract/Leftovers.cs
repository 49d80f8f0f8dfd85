namespace Validation.Harness.Contract;

/// <summary>What dead runs had left, as a sweep found it. Nothing of it keeps a run from measuring.</summary>
public sealed record Leftovers
{
    public static Leftovers None { get; } = new() { Removed = [], Resisting = [] };

    /// <summary>What was removed, a sentence each: <c>the dead run 20261121t223301-4f2a had left its files</c>.</summary>
    public required IReadOnlyList<string> Removed { get; init; }

    /// <summary>What could not be removed, and the line that removes it.</summary>
    public required IReadOnlyList<Diagnosis> Resisting { get; init; }

    /// <summary>What every output of the run has to say of it.</summary>
    public IReadOnlyList<string> Banners => [.. Resisting.Select(one => $"{one.Wrong} ({one.Seen}). Fix it: {one.Fix}")];

    /// <summary>Says all of it, for people who look on.</summary>
    public void Say(Action<string> say)
    {
        foreach (var sentence in Removed)
            say($"swept: {sentence}");
        foreach (var diagnosis in Resisting)
            say(diagnosis.ToString());
    }

    /// <summary>How a run is called that is dead.</summary>
    public static string DeadRun(string run) => $"the dead run {run}";

    public static Leftovers Of(params IEnumerable<Leftovers> parts)
    {
        var all = parts.ToArray();
        return new Leftovers
        {
            Removed = [.. all.SelectMany(one => one.Removed)],
            Resisting = [.. all.SelectMany(one => one.Resisting)],
        };
    }

    /// <summary>One thing that was removed.</summary>
    /// <param name="whose">Who had left it: <c>the dead run 20261121t223301-4f2a</c>.</param>
    /// <param name="what">What it was: <c>its files</c>.</param>
    public static Leftovers Gone(string whose, string what) => new() { Removed = [$"{whose} had left {what}"], Resisting = [] };

    /// <summary>One thing that could not be removed.</summary>
    /// <param name="whose">Who had left it.</param>
    /// <param name="what">What it is: <c>the container 4f2a</c>.</param>
    /// <param name="seen">What was tried, and what came back.</param>
    /// <param name="fix">The line that removes it.</param>
    public static Leftovers Kept(string whose, string what, string seen, string fix) => new()
    {
        Removed = [],
        Resisting =
        [
            new Diagnosis
            {
                Wrong = $"{whose} has left {what}, which could not be removed",
                Seen = seen,
                Fix = fix,
                Weight = Weight.Leftover,
            },
        ],
    };
}
