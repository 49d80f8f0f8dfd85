using System.Text;
using Selftests.Support.Samples;
using Validation.Reporting.Page.Html;
using Validation.Reporting.Parts;
using Validation.Results;

namespace Reporting.Tests.Page;

/// <summary>Whatever a sandbox, a cluster or a file of waivers says: it stays text.</summary>
public sealed class HostileTests
{
    [Test]
    public void Hostile_text_wherever_there_is_text_is_neither_markup_nor_hidden()
    {
        var page = Html.Of(Everywhere());

        page.Text.ShouldNotContain(Hostile.Script);
        page.Text.ShouldNotContain("<img");
        page.Text.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;");
        page.Text.ShouldContain(@"\x1b[31mANSI\x1b[0m");
        page.Text.ShouldContain(@"turned:\u{202e}txt.exe\u{202c}");
        page.Text.EnumerateRunes().Where(rune => Rune.IsControl(rune) && rune.Value != '\n').ShouldBeEmpty();
        page.Text.ShouldNotContain('‮');
    }

    [TestCase("javascript:alert(1)")]
    [TestCase("data:text/html,<script>alert(1)</script>")]
    [TestCase("//elsewhere.example/")]
    [TestCase("file:///etc/passwd")]
    public void A_reference_that_is_no_page_of_the_web_is_no_link(string address)
    {
        var result = SampleRun.Fail.Results.Single(result => result.Control == "RUN-UID-001");
        var page = Html.Of(Samples.Of(SampleRun.Run(1,
            [
                result with
                {
                    References =
                    [new ReferenceRecord { Catalogue = "NIST SP 800-53 r5", Id = "SC-39", Title = "x", Link = address }],
                },
            ])));

        page.All("a").Select(link => (string)link.Attribute("href")!).ShouldAllBe(link => link.StartsWith('#'));
    }

    [Test]
    public void The_writer_has_no_words_for_what_runs_or_fetches()
    {
        Should.Throw<ArgumentException>(() => Tag.Of("script"));
        Should.Throw<ArgumentException>(() => Tag.Of("p").With("onclick", "x"));
        Should.Throw<ArgumentException>(() => Tag.Of("p").With("style", "x"));
        Should.Throw<ArgumentException>(() => Tag.Of("a").With("href", "javascript:x"));
        Should.Throw<ArgumentException>(() => Tag.Of("p").Class("one").Class("two"));
    }

    [Test]
    public void The_foot_of_a_printed_page_cannot_end_the_style()
    {
        var page = Html.Of(Samples.Of(SampleRun.Pass with { Run = SampleRun.Pass.Run with { Target = "x\"; } </style><b>" } }));

        page.All("style").Count().ShouldBe(1);
        page.Text.ShouldContain(
            @"content: ""Isolation report\2c  x\22 \3b  \7d  \3c \2f style\3e \3c b\3e \2c  run 20261121t223301\2d 4f2a""");
    }

    private static BundleInput Everywhere()
    {
        var text = Hostile.Text;
        var run = SampleRun.Fail.Run;
        return Samples.Full with
        {
            Signer = text,
            Results = Samples.Full.Results with
            {
                Run = run with
                {
                    Target = text, Runtime = text, Baseline = "b" + text, Filter = text, Banners = [text], Profile = text,
                    Engine = text, Id = text,
                    Host = run.Host with
                    {
                        Kernel = text,
                        OperatingSystem = text,
                        Versions = new Dictionary<string, string> { [text] = text },
                    },
                    Template = new Fingerprint { Name = text, Sha256 = text },
                },
                Results =
                [
                    .. SampleRun.Fail.Results.Select(result => result with
                    {
                        Control = result.Control + text, Title = text, Subarea = text, Reason = text, Why = text, Remedy = text,
                        Reproduce = text, Subject = text, Nodes = [text],
                        Twin = new Sighting { Arm = text, Exposed = true, Saw = text },
                        References = [new ReferenceRecord { Catalogue = text, Id = text, Title = text }],
                        Evidence = [new Evidence { Arm = text, Source = text, Tried = text, Saw = text }],
                    }),
                ],
                Nodes =
                [.. Samples.Cluster(2, 3).Nodes.Select(node => node with { Name = text, Drift = [text], Failure = text })],
                Pods = [.. Samples.Cluster(2, 3).Pods.Select(pod => pod with { Name = text, Owner = text, RuntimeClass = text })],
                Waivers = [
                    .. Samples.Full.Results.Waivers.Select(waiver =>
                        waiver with { Owner = text, Reason = text, Scope = text, Control = text }),
                ],
            },
        };
    }
}
