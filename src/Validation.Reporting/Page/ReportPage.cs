using System.Text;
using Validation.Reporting.Page.Appendix;
using Validation.Reporting.Page.Catalogues;
using Validation.Reporting.Page.Changes;
using Validation.Reporting.Page.Cluster;
using Validation.Reporting.Page.Figures;
using Validation.Reporting.Page.Findings;
using Validation.Reporting.Page.Fingerprints;
using Validation.Reporting.Page.FirstPage;
using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Method;
using Validation.Reporting.Page.Network;
using Validation.Reporting.Page.Open;
using Validation.Reporting.Page.Posture;
using Validation.Reporting.Page.Wording;
using Validation.Reporting.Parts;
using Validation.Results;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page;

/// <summary>
/// The auditor's document, <c>report.html</c>: one file without script that asks for nothing, on screen, on paper and by ear.
/// The same input gives the same bytes.
/// </summary>
public static class ReportPage
{
    public const string Name = "report.html";

    /// <summary>In the order of the page; one whose body is null has nothing to say of this run and is left out.</summary>
    private static IReadOnlyList<(string Id, string Title, Func<BundleInput, Node?> Body)> Chapters { get; } =
    [
        ("environment", "Environment", FingerprintSection.Of),
        ("posture", "Posture matrix", PostureMatrix.Section),
        ("network", "Network: expected and measured", NetworkSection.Of),
        ("figures", "Attack surface and overhead", FiguresSection.Of),
        ("changes", "What changed", DiffSection.Of),
        ("findings", "Findings", FindingsSection.Of),
        ("catalogues", "By control catalogue", CatalogueSection.Of),
        ("waivers", "Waivers", WaiversSection.Of),
        ("not-tested", "Not tested, and why", NotTestedSection.Of),
        ("claims", "Claims ledger", ClaimsSection.Of),
        ("pods", "Living pods", ClusterSection.Pods),
        ("nodes", "Nodes", ClusterSection.Nodes),
        ("method", "Method and limits", MethodSection.Of),
        ("controls", "Appendix A: every control", ControlsSection.Of),
        ("evidence", "Appendix B: evidence and checksums", EvidenceSection.Of),
    ];

    /// <summary>Writes the page as UTF-8 and leaves the stream open.</summary>
    public static void Write(BundleInput input, Stream stream)
    {
        using var page = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16,
            leaveOpen: true) { NewLine = "\n" };
        page.Write("<!DOCTYPE html>\n");
        Document(input).Write(page);
    }

    private static Element Document(BundleInput input)
    {
        var run = input.Results.Run;
        var style = new StyleSheet($"Isolation report, {Short.Of(run.Target, 40)}, run {Short.Of(run.Id, 40)}");
        var chapters = Chapters.Select(chapter => (chapter.Id, chapter.Title, Body: chapter.Body(input)))
            .Where(chapter => chapter.Body is not null).ToArray();
        return Of("html",
            Of("head",
                Of("meta").With("charset", "utf-8"),
                Of("meta").With("http-equiv", "Content-Security-Policy").With("content", style.Policy),
                Of("meta").With("name", "viewport").With("content", "width=device-width, initial-scale=1"),
                Of("meta").With("name", "referrer").With("content", "no-referrer"),
                Of("link").With("rel", "icon").With("href", "data:,"),
                Of("title", $"Isolation report: {Short.Of(run.Target, 60)}, {Answer.To(input.Results).Word}"),
                style),
            Of("body",
                VerdictMark.Shapes,
                A("Skip to the summary").With("href", "#summary").Class("skip"),
                Header(
                    H1("Isolation report: ", Short.Of(run.Target, 60)),
                    P($"{Short.Of(run.Runtime, 32)} against plain {Short.Of(run.Baseline, 32)}, measured "
                        + $"on {When.Minute(run.Started)}, run {Short.Of(run.Id, 40)}")),
                Main(
                    PageOne.Of(input),
                    Nav(H2("Contents").Id("contents"), Ol(chapters.Select(chapter => Li(Link.Inside(chapter.Id, chapter.Title)))))
                        .With("aria-labelledby", "contents"),
                    Node.Of(chapters.Select(chapter => Section(H2(chapter.Title).Id(chapter.Id), chapter.Body!)))),
                Footer(
                    P($"Made by Validation {Short.Of(run.Harness, 20)} from results.json, "
                        + $"schema {Short.Of(input.Results.Schema, 40)}. {Books.Words(input.Results.Summary)}."))))
            .With("lang", "en");
    }
}
