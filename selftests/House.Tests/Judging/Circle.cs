namespace House.Tests.Judging;

/// <summary>A way that leads back to where it began; the arrow that is made by the fewest uses comes first.</summary>
internal sealed record Circle(string Folder, IReadOnlyList<Arrow> Arrows)
{
    public override string ToString() =>
        $"a circle in {Folder}: "
        + $"{string.Join(" → ", Arrows.Select(arrow => arrow.From).Append(Arrows[0].From).Select(Level.Short))}\n"
        + string.Concat(Arrows)
        + $"  Cut {Level.Short(Arrows[0].From)} → {Level.Short(Arrows[0].To)}, the weakest: move what is used to where both may "
        + "know "
        + "it, or hand it in from above (docs/architecture.md, \"No circle\").\n";

    /// <summary>
    /// Circles until none is left when the first arrow of each is gone: what has to be cut, in the order of least trouble.
    /// </summary>
    internal static IReadOnlyList<Circle> In(Level level)
    {
        var found = new List<Circle>();
        var left = level.Arrows.OrderBy(arrow => arrow.Uses.Count).ThenBy(arrow => arrow.From, StringComparer.Ordinal).ToList();
        while (left.Select(arrow => Through(arrow, left)).FirstOrDefault(circle => circle is not null) is { } circle)
        {
            found.Add(new Circle(level.Folder, circle));
            left.Remove(circle[0]);
        }
        return found;
    }

    /// <returns>The shortest circle that begins with an arrow; null where it is in none.</returns>
    private static IReadOnlyList<Arrow>? Through(Arrow first, IReadOnlyList<Arrow> arrows)
    {
        var ways = new Queue<IReadOnlyList<Arrow>>([[first]]);
        var reached = new HashSet<string> { first.To };
        while (ways.TryDequeue(out var way))
        {
            if (way[^1].To == first.From)
                return way;
            foreach (var next in arrows.Where(arrow => arrow.From == way[^1].To && reached.Add(arrow.To)))
                ways.Enqueue([.. way, next]);
        }
        return null;
    }
}
