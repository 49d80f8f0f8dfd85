namespace House.Tests.Judging;

/// <summary>
/// The table in docs/architecture.md that says which place may know which: the rule itself, not a description of it.
/// </summary>
internal static class HouseTable
{
    internal const string Document = "docs/architecture.md";
    private const string Heading = "| place | what it holds | may know |";

    /// <summary>Of the rows for projects of <c>src/</c>: the project's name, and the names of those that it may know.</summary>
    /// <exception cref="InvalidDataException">A row names what is no project.</exception>
    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(string document, IReadOnlyList<string> projects) =>
        document.Split('\n').SkipWhile(line => line != Heading).Skip(2).TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells[1].StartsWith("`src/", StringComparison.Ordinal))
            .ToDictionary(
                cells => cells[1].Trim('`')["src/".Length..],
                cells =>
                    (IReadOnlyList<string>)[
                        .. cells[3] == "nothing" ? [] : cells[3].Split(", ").Select(word => Named(word, projects)),
                    ]);

    private static string Named(string word, IReadOnlyList<string> projects) =>
        projects.FirstOrDefault(project => project == $"Validation.{word}") ?? throw new InvalidDataException(
            $"{Document}, column \"may know\": '{word}' is no project; they are named without 'Validation.' and set apart by ', "
                + "', or 'nothing'");
}
