using House.Tests.Reading;

namespace House.Tests.Judging;

/// <summary>
/// One folder and what is in it: its sub folders, each with all that is below it, and its own files, which count as one more.
/// Between these there may be no circle. So a folder's own files may be what all of it stands on (a contract), or what stands on
/// all of it (a program, a list of what there is), and never both; and whatever lies deeper cannot close a circle over two
/// folders further up.
/// </summary>
/// <param name="Folder">its namespace; the own files go by the same name</param>
/// <param name="Arrows">between two of its members, each pair and direction once</param>
internal sealed record Level(string Folder, IReadOnlyList<Arrow> Arrows)
{
    internal static IReadOnlyList<Level> Of(IEnumerable<Use> uses) =>
    [
        .. uses.Select(use => (Use: use, Above: Common(use.From, use.To))).GroupBy(one => one.Above)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(level => new Level(level.Key,
            [
                .. level.Select(one => one.Use).GroupBy(use => (From: Member(level.Key, use.From), To: Member(level.Key, use.To)))
                    .Select(group => new Arrow(group.Key.From, group.Key.To, [.. group])),
            ])),
    ];

    /// <summary>
    /// <c>Engines.Docker</c> of <c>Validation.Harness.Engines.Docker</c>: what a reader looks for below the project.
    /// </summary>
    internal static string Short(string folder) => folder.Split('.', 3) is [_, _, var below] ? below : folder;

    private static string Common(string one, string other) =>
        string.Join('.',
            one.Split('.').Zip(other.Split('.')).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First));

    /// <summary>The member of a folder that a namespace is, or is below of.</summary>
    private static string Member(string folder, string name) =>
        name == folder ? name : string.Join('.', name.Split('.').Take(folder.Split('.').Length + 1));
}
