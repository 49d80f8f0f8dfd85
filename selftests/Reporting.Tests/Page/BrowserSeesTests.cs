using System.Text.Json.Nodes;

namespace Reporting.Tests.Page;

/// <summary>What <see cref="BrowserTests"/> finds nothing of is found where it is.</summary>
[CancelAfter(600_000)]
public sealed class BrowserSeesTests
{
    [Test]
    public async Task A_request_a_complaint_a_shut_out_reader_and_a_page_that_is_too_wide_are_seen()
    {
        var folder = BrowserTests.Fresh("faulty");
        var page = Path.Combine(folder, "report.html");
        await File.WriteAllTextAsync(page,
            "<!DOCTYPE html><html><body><h1>Faulty</h1><p style='color:#ccc;width:2000px'>pale and wide</p><img "
                + "src='http://127.0.0.1:9/asked-for.png'></body></html>");
        var browser = await Browser.InstalledAsync();

        var seen = await browser.InspectAsync(page, folder, TestContext.CurrentContext.CancellationToken);

        seen["requests"]!.AsArray().Select(request => request!.GetValue<string>()).ShouldBe(["http://127.0.0.1:9/asked-for.png"]);
        seen["said"]!.AsArray().Count.ShouldBe(1);
        seen["violations"]!.AsArray().Select(found => found!["rule"]!.GetValue<string>()).ShouldContain("image-alt");
        seen["violations"]!.AsArray().Select(found => found!["rule"]!.GetValue<string>()).ShouldContain("color-contrast");
        seen["widths"]!["phone"]!.GetValue<int>().ShouldBeGreaterThan(390);
    }
}
