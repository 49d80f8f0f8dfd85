using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Validation.Results.Text;

namespace Validation.Reporting.Allure.Rendering;

/// <summary>
/// Makes Allure's single page an offline one. Allure 3.18 puts Google's tag manager into every page and has no switch for it:
/// whoever opens the evidence would tell Google, and run a script from there.
/// </summary>
internal static partial class OfflinePage
{
    /// <summary>The browser itself refuses every request to the outside, whatever the page's script may want.</summary>
    private const string Policy =
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; " +
        "script-src 'unsafe-inline' data: blob:; style-src 'unsafe-inline' data:; font-src data:; " +
        "img-src data: blob:; media-src data: blob:; connect-src data: blob:; frame-src data: blob:; " +
        "form-action 'none'\">";

    /// <param name="html">The page as Allure wrote it.</param>
    /// <param name="subject">
    /// The environment that the page opens on: with both shown at once, the baseline's expected failures would lead the counts.
    /// Allure keeps the choice in the browser, for all pages that come from the disk.
    /// </param>
    /// <param name="banners">What is said above everything else.</param>
    /// <exception cref="AllureReportException">Something that reaches outside is left.</exception>
    public static string Of(string html, string subject, IReadOnlyList<string> banners)
    {
        Match head = HeadStart().Match(html), body = BodyStart().Match(html);
        var page = Edited(html,
        [
            .. OutsideScript().Matches(html).Concat(AnalyticsCall().Matches(html))
                .Select(match => (match.Index, match.Length, "")),
            .. head.Success
                ? [(head.Index + head.Length, 0, $"\n    {Policy}\n    {OpensOn(subject)}")]
                : Array.Empty<(int, int, string)>(),
            .. body.Success
                ? [(body.Index + body.Length, 0, string.Concat(banners.Select(Banner)))]
                : Array.Empty<(int, int, string)>(),
        ]);
        if (!page.Contains(Policy, StringComparison.Ordinal))
            throw new AllureReportException(
                "Allure's page has no <head>: what it would load cannot be forbidden. Pin a tested version.");
        string[] outside = [.. Outside(page).Distinct().Take(5)];
        return outside.Length == 0
            ? page
            : throw new AllureReportException(
                "Allure's page would reach outside of itself, so it was not kept. Found: " + string.Join(" | ", outside) +
                ". Another version of Allure than the tested one writes other tags: teach OfflinePage to take them away.");
    }

    /// <summary>
    /// What a browser would load from elsewhere, in the page's own tags and in the scripts and styles that it carries.
    /// </summary>
    public static IEnumerable<string> Outside(string html)
    {
        foreach (Match tag in OutsideTag().Matches(html))
            yield return Shortened(tag.Value);
        foreach (Match name in Analytics().Matches(html))
            yield return name.Value;
        foreach (Match carried in Carried().Matches(html))
            foreach (var found in OutsideCarried(Decoded(carried)))
                yield return $"in the page's own {carried.Groups["type"].Value}: {found}";
    }

    /// <summary>
    /// All edits in one copy: a page is some ten million letters, and every copy of it is held until the next full collection.
    /// </summary>
    private static string Edited(string html, IEnumerable<(int Index, int Length, string Text)> edits)
    {
        var pieces = new List<ReadOnlyMemory<char>>();
        var next = 0;
        // What begins in something that is taken away goes with it.
        foreach (var (index, length, text) in edits.OrderBy(edit => edit.Index).Where(edit => edit.Index >= next))
        {
            pieces.Add(html.AsMemory(next, index - next));
            pieces.Add(text.AsMemory());
            next = index + length;
        }
        pieces.Add(html.AsMemory(next));
        return string.Create(pieces.Sum(piece => piece.Length), pieces, (all, from) =>
        {
            foreach (var piece in from)
            {
                piece.Span.CopyTo(all);
                all = all[piece.Length..];
            }
        });
    }

    private static string Banner(string text) =>
        "\n    <div role=\"alert\" style=\"background:#b3261e;color:#fff;font:700 18px/1.5 sans-serif;padding:12px "
        + "24px;text-align:center\">" +
        WebUtility.HtmlEncode(Printable.Line(text)) + "</div>";

    private static string OpensOn(string environment) =>
        $"<script>try {{ localStorage.setItem('currentEnvironment', '\"{environment}\"'); }} catch {{ }}</script>";

    private static IEnumerable<string> OutsideCarried(string text) =>
        Analytics().Matches(text).Concat(OutsideStyle().Matches(text)).Select(match => Shortened(match.Value));

    private static string Decoded(Match carried) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(carried.Groups["bytes"].Value));

    private static string Shortened(string text) => text.Length <= 120 ? text : text[..120] + "…";

    [GeneratedRegex("""<script\b[^>]*\bsrc\s*=\s*["']?\s*(https?:)?//[^>]*>\s*</script>""", RegexOptions.IgnoreCase)]
    private static partial Regex OutsideScript();

    [GeneratedRegex("""<script>\s*window\.dataLayer\b(?:(?!</script>).)*?\bgtag\((?:(?!</script>).)*</script>""",
        RegexOptions.Singleline)]
    private static partial Regex AnalyticsCall();

    [GeneratedRegex("""<head\b[^>]*>""", RegexOptions.IgnoreCase)]
    private static partial Regex HeadStart();

    [GeneratedRegex("""<body\b[^>]*>""", RegexOptions.IgnoreCase)]
    private static partial Regex BodyStart();

    [GeneratedRegex(
        """<(?:script|link|img|iframe|frame|object|embed|source|video|audio|base|form|use|image)\b[^>]*?\b(?:src|srcset|href|data|action|poster)\s*=\s*["']?\s*(?:(?:https?|wss?|ftp):)?//[^>]*>""", RegexOptions.IgnoreCase)]
    private static partial Regex OutsideTag();

    [GeneratedRegex("googletagmanager|google-analytics|\\bgtag\\(", RegexOptions.IgnoreCase)]
    private static partial Regex Analytics();

    [GeneratedRegex("data:text/(?<type>javascript|css);base64,(?<bytes>[A-Za-z0-9+/]+={0,2})")]
    private static partial Regex Carried();

    [GeneratedRegex("""url\(\s*["']?(?:https?:)?//[^)]*\)|@import\s*["'](?:https?:)?//[^"']*["']""", RegexOptions.IgnoreCase)]
    private static partial Regex OutsideStyle();
}
