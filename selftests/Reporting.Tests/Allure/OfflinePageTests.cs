using Validation.Reporting.Allure;
using Validation.Reporting.Allure.Rendering;

namespace Reporting.Tests.Allure;

public sealed class OfflinePageTests
{
    private const string Analytics = """
        <script async src="https://www.googletagmanager.com/gtag/js?id=G-LNDJ3J7WT0"></script>
        <script>
            window.dataLayer = window.dataLayer || [];
            function gtag(){dataLayer.push(arguments);}
            gtag('js', new Date());
        </script>
        """;

    [Test]
    public void The_tag_manager_is_taken_out_and_the_pages_own_scripts_stay()
    {
        var page = Of($"<html><head></head><body><script>first()</script>{Analytics}<script defer>last()</script></body></html>");

        OfflinePage.Outside(page).ShouldBeEmpty();
        page.ShouldNotContain("gtag");
        page.ShouldContain("<script>first()</script>");
        page.ShouldContain("<script defer>last()</script>");
        page.ShouldContain("default-src 'none'");
    }

    [TestCase("<link rel=\"stylesheet\" href=\"https://fonts.example/a.css\">")]
    [TestCase("<img src='//tracker.example/p.gif'>")]
    [TestCase("<iframe title=x src=http://elsewhere.example/></iframe>")]
    [TestCase("<script type=module>import('x'); gtag('config')</script>")]
    [TestCase("<script>load('https://www.google-analytics.com/collect')</script>")]
    public void A_page_that_would_still_reach_outside_is_refused_with_what_was_found(string left)
    {
        var refused = Should.Throw<AllureReportException>(() => Of($"<html><head>{left}</head><body></body></html>"));

        refused.Message.ShouldStartWith("Allure's page would reach outside of itself, so it was not kept. Found: ");
    }

    [TestCase("javascript", "fetch('https://www.googletagmanager.com/gtag/js')",
        "in the page's own javascript: googletagmanager")]
    [TestCase("css", "@font-face{src:url(https://fonts.example/a.woff)}",
        "in the page's own css: url(https://fonts.example/a.woff)")]
    public void What_the_page_carries_as_data_is_looked_into(string type, string text, string found)
    {
        var bytes = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));

        OfflinePage.Outside($"<html><head></head><body><script src=\"data:text/{type};base64,{bytes}\"></script></body></html>")
            .ShouldContain(found);
    }

    [Test]
    public void A_link_that_a_person_has_to_click_is_no_request() =>
        OfflinePage.Outside("<a href=\"https://attack.mitre.org/techniques/T1611/\">T1611</a>").ShouldBeEmpty();

    [Test]
    public void A_banner_stands_above_the_page_and_is_no_markup() =>
        OfflinePage.Of("<html><head></head><body><div id=app></div></body></html>", "runsc", ["gVisor <b>absent</b>"])
            .ShouldContain("text-align:center\">gVisor &lt;b&gt;absent&lt;/b&gt;</div><div id=app>");

    private static string Of(string html) => OfflinePage.Of(html, "runsc", []);
}
