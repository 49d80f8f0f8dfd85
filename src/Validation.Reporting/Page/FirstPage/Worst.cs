using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Reporting.Parts;
using Validation.Results;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.FirstPage;

/// <summary>What must be done, and by whom: the worst findings, and then how much waits for each.</summary>
internal static class Worst
{
    /// <summary>As many as fit on the sheet; banners need room, too.</summary>
    private static int Most(RunResults results) => Books.Banners(results).Count > 0 ? 3 : 4;

    public static Node Of(BundleInput input)
    {
        var tasks = Tasks.Of(input.Results);
        return tasks.Count == 0
            ? Div(H3("What must be done, and by whom").Class("tight"), P(Quiet(input.Results)))
            : Div(
                H3("What must be done, and by whom").Class("tight"),
                Ol(tasks.Take(Most(input.Results)).Select(task => Li(
                    VerdictMark.Of(task.Shape, task.Word), " ", B(task.Title),
                    task.Anchor is null ? Node.None : Node.Of(" ", Link.Inside(task.Anchor, task.Id).Class("id")),
                    Span(B("Do: "), Short.Of(task.ToDo, 190)).Class("do"),
                    Span(B("By: "), Short.Of(task.Owner, 90)).Class("do")))).Class("tasks"),
                P(Rest(tasks, Most(input.Results))).Class("rest"));
    }

    private static string Quiet(RunResults results) => results.Summary.Waived == 0
        ? "Nothing in this run asks for anything. Measure again when the runtime, the template or the machine changes, and at "
            + "the latest in the nightly audit."
        : "Nothing but to renew or to end the accepted exceptions before they expire: see Waivers.";

    private static string Rest(IReadOnlyList<OpenTask> tasks, int most)
    {
        var byOwner = tasks.GroupBy(task => task.Owner).Select(group => (group.Key, Count: group.Count()))
            .OrderByDescending(owner => owner.Count).ToArray();
        return (tasks.Count <= most ? "In all: " : $"… and {tasks.Count - most} more below. In all: ") +
            string.Join("; ", byOwner.Take(4).Select(owner => $"{Short.Of(owner.Key, 70)}: {Counted.Of(owner.Count, "task")}")) +
            (byOwner.Length > 4 ? $"; and {byOwner.Length - 4} more who must act" : "") + ".";
    }
}
