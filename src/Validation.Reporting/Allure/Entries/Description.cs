using System.Net;
using System.Text;
using Validation.Results;
using Validation.Results.Text;

namespace Validation.Reporting.Allure.Entries;

/// <summary>
/// The text above an entry, for someone who has read nothing else. All of it is escaped: facts are hostile input.
/// </summary>
internal static class Description
{
    public static string Of(Entry entry)
    {
        var control = entry.Control;
        var html = new StringBuilder();
        Paragraph(html, "What must hold", $"{control.Title} ({control.Control})");
        Paragraph(html, "Why it matters", control.Why);
        Paragraph(html, $"What was seen under {entry.Side.Runtime}", entry.Message);
        Paragraph(html, "What shows that the probe can see it", Proof(control));
        Paragraph(html, entry.Status is "failed" or "broken" ? "What to do" : "What to do if it ever fails", ToDo(entry));
        Tried(html, control.Evidence);
        return html.ToString();
    }

    private static string Proof(ControlResult control) => control.Twin switch
    {
        null => "Nothing was recorded for this control.",
        { Exposed: true } twin => $"The arm “{twin.Arm}” showed the exposure: {twin.Saw}",
        { Exposed: false } twin => $"Nothing: the arm “{twin.Arm}” had to show the exposure and did not: {twin.Saw}",
        var twin => $"Nothing: the arm “{twin.Arm}” could not be told: {twin.Saw}",
    };

    private static string ToDo(Entry entry) => entry switch
    {
        { Verdict: "baseline", Status: "failed" } =>
            "Nothing here: this is what a container without the sandbox shows, and it proves that the probe can see it.",
        { Verdict: "error" } =>
            "Find out why it could not be measured (the arms and the facts are attached), then measure "
                + $"again: {entry.Control.Reproduce}",
        _ => entry.Control.Remedy,
    };

    private static void Paragraph(StringBuilder html, string heading, string text) =>
        html.Append("<h4>").Append(Escape(heading)).Append("</h4><p>").Append(Escape(text)).Append("</p>");

    /// <summary>A list, as Allure takes styles away and a table of long lines would leave the page.</summary>
    private static void Tried(StringBuilder html, IReadOnlyList<Evidence> evidence)
    {
        if (evidence.Count == 0)
            return;
        html.Append("<h4>What was tried, and what came back</h4>");
        foreach (var arm in evidence.GroupBy(row => row.Arm))
        {
            html.Append("<p>In the arm <strong>").Append(Escape(arm.Key)).Append("</strong>:</p><ul>");
            foreach (var row in arm)
                html.Append("<li><code>").Append(Escape(row.Tried ?? $"witness {row.Source}")).Append("</code><br>→ ")
                    .Append(Escape(row.Saw)).Append("</li>");
            html.Append("</ul>");
        }
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(Printable.Line(text));
}
