using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Selftests.Support.Samples;

namespace Reporting.Tests.Page;

/// <summary>What a screen reader, a printer and a browser without a network need of the page.</summary>
[TestFixtureSource(nameof(Pages))]
public sealed partial class StructureTests(string name)
{
    private static readonly string[] Pages = ["full", "pass", "error", "cluster"];

    private readonly Html page = Html.Of(name switch
    {
        "full" => Samples.Full,
        "pass" => Samples.Of(SampleRun.Pass),
        "error" => Samples.Of(SampleRun.Error),
        _ => Samples.Of(Samples.Cluster(40, 20)),
    });

    [Test]
    public void Headings_go_down_one_step_at_a_time_from_a_single_first_one()
    {
        var levels = page.Root.Descendants().Where(element => Heading().IsMatch(element.Name.LocalName))
            .Select(element => element.Name.LocalName[1] - '0').ToArray();

        levels.Count(level => level == 1).ShouldBe(1);
        levels[0].ShouldBe(1);
        foreach (var (before, level) in levels.Zip(levels.Skip(1)))
            level.ShouldBeLessThanOrEqualTo(before + 1);
    }

    [Test]
    public void Every_link_inside_leads_somewhere_and_no_place_is_named_twice()
    {
        var ids = page.Root.Descendants().Select(element => (string?)element.Attribute("id")).OfType<string>().ToArray();

        ids.ShouldBeUnique();
        page.Root.Descendants().Select(element => (string?)element.Attribute("href")).OfType<string>()
            .Where(link => link.StartsWith('#')).Select(link => link[1..]).Except(ids).ShouldBeEmpty();
        page.Root.Descendants().Attributes()
            .Where(attribute =>
                attribute.Name.LocalName.StartsWith("aria-", StringComparison.Ordinal)
                    && attribute.Name.LocalName.EndsWith("by", StringComparison.Ordinal))
            .Select(attribute => attribute.Value).Except(ids).ShouldBeEmpty();
    }

    [Test]
    public void Every_table_has_a_caption_and_headings_with_their_scope()
    {
        foreach (var table in page.All("table"))
        {
            Html.Words(table.Element("caption")!).ShouldNotBeEmpty();
            table.Descendants("th").ShouldAllBe(heading => heading.Attribute("scope") != null);
            var columns = table.Element("thead")!.Descendants("th").Count();
            table.Element("tbody")!.Elements("tr")
                .ShouldAllBe(row => row.Elements().Count() == columns && row.Elements().First().Name.LocalName == "th");
        }
    }

    [Test]
    public void Every_picture_is_told_in_words_or_hidden_from_who_listens()
    {
        foreach (var picture in page.All("svg").Where(svg => (string?)svg.Attribute("aria-hidden") != "true"))
        {
            Html.Words(picture.Element("title")!).ShouldNotBeEmpty();
            Html.Words(picture.Element("desc")!).ShouldNotBeEmpty();
            picture.Parent!.ElementsAfterSelf().SelectMany(next => next.DescendantsAndSelf("table"))
                .ShouldNotBeEmpty("a table holds the same");
        }
    }

    [Test]
    public void Nothing_in_it_runs_and_nothing_fetches()
    {
        string[] names = ["script", "iframe", "object", "embed", "img", "video", "audio", "form", "base", "foreignObject"];
        page.Root.Descendants().Select(element => element.Name.LocalName).Intersect(names, StringComparer.OrdinalIgnoreCase)
            .ShouldBeEmpty();
        page.Root.Descendants().Attributes().Select(attribute => attribute.Name.LocalName)
            .Where(attribute =>
                attribute is "src" or "srcset" or "style" or "action"
                    || attribute.StartsWith("on", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        page.Text.ShouldNotContain("url(h", Case.Insensitive);
        page.Text.ShouldNotContain("@import");
    }

    [Test]
    public void The_policy_allows_the_pages_own_style_and_nothing_else()
    {
        var policy = (string)page.All("meta").Single(meta => (string?)meta.Attribute("http-equiv") == "Content-Security-Policy")
            .Attribute("content")!;
        var style = Style().Match(page.Text).Groups["text"].Value;

        policy.ShouldBe(
            $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; " +
            "img-src data:; base-uri 'none'; form-action 'none'");
    }

    [GeneratedRegex("^h[1-6]$")]
    private static partial Regex Heading();

    [GeneratedRegex("<style>(?<text>.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
