using System.Text;

namespace Validation.Controls.Pages;

/// <summary>
/// What controls refer to, as one page of Markdown: the edition that was read, each entry, and what gives evidence for it.
/// </summary>
public static class FrameworksPage
{
    public const string Name = "frameworks.md";

    public static string Text()
    {
        var page = new StringBuilder(
            """
            # Frameworks

            What controls refer to, made from the catalogue by
            `dotnet run -c Release --project src/Validation.Cli -- controls --pages docs/controls`.
            An entry counts for what a control names, and for the subjects that this project holds against it.

            | Framework | Edition | Titles |
            | --- | --- | --- |

            """);
        foreach (var framework in AllReferences.Frameworks)
            page.Append($"| {framework.Name} | {framework.Version ?? "pages without one"} | ")
                .Append($"{(framework.HasTitles ? "its own" : "it has none: in our words")} |\n");
        foreach (var framework in AllReferences.InOrder.GroupBy(reference => reference.Framework))
        {
            page.Append($"\n## {framework.Key.Name}\n\n| Entry | Title | Named by | Subjects |\n| --- | --- | --- | --- |\n");
            foreach (var reference in framework)
                page.Append($"| {Entry(reference)} | {reference.Title} | {NamedBy(reference)} | {Subjects(reference)} |\n");
        }
        return page.ToString();
    }

    private static string Entry(Reference reference) =>
        reference.Link is { } link ? $"[{reference.Id}]({link.AbsoluteUri})" : reference.Id;

    private static string NamedBy(Reference reference) =>
        string.Join(", ",
            AllControls.InOrder.Where(control => control.References.Contains(reference)).Select(control => control.Id));

    private static string Subjects(Reference reference) =>
        string.Join("; ", Mapping.Topics.Append(Mapping.TheAudit)
            .Where(topic => topic.References.Contains(reference)).Select(topic => topic.Name));
}
