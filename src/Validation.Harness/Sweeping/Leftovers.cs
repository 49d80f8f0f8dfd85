using Validation.Harness.Doctor;

namespace Validation.Harness.Sweeping;

/// <summary>What dead runs had left, as a sweep found it. Nothing of it keeps a run from measuring.</summary>
public sealed record Leftovers
{
    public static Leftovers None { get; } = new() { Removed = [], Resisting = [] };

    /// <summary>What was removed, a sentence each: <c>the dead run 20261121t223301-4f2a had left its files</c>.</summary>
    public required IReadOnlyList<string> Removed { get; init; }

    /// <summary>What could not be removed, and the line that removes it.</summary>
    public required IReadOnlyList<Diagnosis> Resisting { get; init; }

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
    public static Leftovers Gone(string run, string what) =>
        new() { Removed = [$"the dead run {run} had left {what}"], Resisting = [] };

    /// <summary>One thing that could not be removed.</summary>
    /// <param name="run">The dead run.</param>
    /// <param name="what">What it had left: <c>the container 4f2a</c>.</param>
    /// <param name="seen">What was tried, and what came back.</param>
    /// <param name="mend">The line that removes it.</param>
    public static Leftovers Kept(string run, string what, string seen, string mend) => new()
    {
        Removed = [],
        Resisting =
        [
            new Diagnosis
            {
                Wrong = $"the dead run {run} has left {what}, which could not be removed",
                Seen = seen,
                Mend = mend,
                Weight = Weight.Leftover,
            },
        ],
    };
}
