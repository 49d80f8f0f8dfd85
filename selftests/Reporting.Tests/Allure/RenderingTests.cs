using System.Text.Json.Nodes;
using Selftests.Support.Samples;
using Validation.Reporting;
using Validation.Reporting.Allure;
using Validation.Reporting.Allure.Rendering;
using Validation.Results;

namespace Reporting.Tests.Allure;

/// <summary>Renders for real: needs Node, and npm's registry once for the cache.</summary>
public sealed class RenderingTests
{
    private Scratch artifacts = null!;
    private string page = null!;

    [OneTimeSetUp]
    public async Task RenderOnce()
    {
        artifacts = new Scratch();
        page = await Rendered(SampleRun.Fail);
    }

    [OneTimeTearDown]
    public void RemoveArtifacts() => artifacts.Dispose();

    [Test]
    public void A_run_becomes_one_page_that_reaches_nothing_outside_and_leaves_nothing_else()
    {
        OfflinePage.Outside(page).ShouldBeEmpty();
        page.ShouldNotContain("googletagmanager");
        page.ShouldNotContain(Hostile.Script);
        page.ShouldContain("<title> Validation — FAIL — runsc on Debian GNU/Linux 12 — 20261121t223301-4f2a </title>");
        Directory.GetFileSystemEntries(artifacts.In(SampleRun.Fail.Run.Id)).Select(Path.GetFileName)
            .ShouldBe([AllureReport.Folder]);
        Directory.GetFileSystemEntries(Path.Combine(artifacts.In(SampleRun.Fail.Run.Id), AllureReport.Folder))
            .Select(Path.GetFileName).Order()
            .ShouldBe([AllureReport.Name, AllureReport.ResultsName]);
    }

    [Test]
    public void The_baselines_exposures_are_accepted_and_nothing_else_is()
    {
        var data = Page.Data(page);

        var accepted = data["widgets/resolution-categories.json"]["groups"]!.AsArray().ShouldHaveSingleItem()!;
        accepted["comment"]!.GetValue<string>().ShouldBe(
            "Expected: this is what plain runc shows, without the sandbox. It proves that the probe can see it.");
        var tests = Tests(data).ToList();
        tests.Count.ShouldBe(22);
        tests.Where(test => test["resolution"] is not null)
            .ShouldAllBe(test =>
                test["environment"]!.GetValue<string>() == "runc" && test["status"]!.GetValue<string>() == "failed");
        tests.Count(test => test["resolution"] is not null).ShouldBe(
            tests.Count(test =>
                test["environment"]!.GetValue<string>() == "runc" && test["status"]!.GetValue<string>() == "failed"));
    }

    [Test]
    public void Both_runtimes_of_a_control_stand_side_by_side()
    {
        var data = Page.Data(page);

        JsonNode[] groups =
        [
            .. data.Where(file => file.Key.StartsWith("data/test-env-groups/", StringComparison.Ordinal))
                .Select(file => file.Value),
        ];
        groups.Length.ShouldBe(SampleRun.Fail.Results.Count);
        groups.ShouldAllBe(group =>
            group["testResultsByEnv"]!.AsObject().Select(side => side.Key).Order().SequenceEqual(new[] { "runc", "runsc" }));
    }

    [Test]
    public async Task The_trend_has_one_point_for_each_run_and_in_it_one_entry_for_each_control_and_runtime()
    {
        await Rendered(SampleRun.Fail);
        await Rendered(SampleRun.Pass with { Run = SampleRun.Pass.Run with { Id = "20261122t020000-77aa" } });

        var points = (await File.ReadAllLinesAsync(artifacts.In("history.jsonl"))).Select(line => JsonNode.Parse(line)!).ToList();
        points.Select(point => point["testResults"]!.AsObject().Count).ShouldBe([22, 10]);
        points.Select(point => point["metrics"]!["gate_seconds"]!.GetValue<double>()).ShouldBe([6.2, 6.2]);
    }

    [Test]
    public async Task Without_npm_the_message_says_what_installs_it()
    {
        using var path = new Variable("PATH", artifacts.Path);

        var missing = await Should.ThrowAsync<RendererMissingException>(() => AllureReport.InstallAsync(
            artifacts.In("cache"), TestContext.CurrentContext.CancellationToken));

        missing.Message.ShouldStartWith("the HTML report needs 'npm', which cannot be started");
        missing.Message.ShouldEndWith("Install it with: ./run-suite.sh --install");
        Directory.GetFileSystemEntries(artifacts.In("cache")).ShouldBeEmpty();
    }

    [Test]
    public async Task Without_the_renderer_the_results_are_there_and_nothing_is_installed()
    {
        var missing = await Should.ThrowAsync<RendererMissingException>(() => PageOf(
            SampleRun.Fail, artifacts.Made("run"), artifacts.In("nothing")));

        missing.Message.ShouldEndWith("Install it with: ./run-suite.sh --install");
        Directory.GetFiles(artifacts.In("run/allure/results"), "*-result.json").Length.ShouldBe(22);
        Directory.Exists(artifacts.In("nothing")).ShouldBeFalse();
    }

    private static IEnumerable<JsonNode> Tests(IReadOnlyDictionary<string, JsonNode> data) =>
        data.Where(file => file.Key.StartsWith("data/test-results/", StringComparison.Ordinal)).Select(file => file.Value);

    [OneTimeSetUp]
    public static Task The_renderer_is_installed() =>
        AllureReport.InstallAsync(Cache.Directory, TestContext.CurrentContext.CancellationToken);

    private async Task<string> Rendered(RunResults results) =>
        await File.ReadAllTextAsync(await PageOf(results, artifacts.Made(results.Run.Id), Cache.Directory));

    private static async Task<string> PageOf(RunResults results, string run, string cache)
    {
        var ended = TestContext.CurrentContext.CancellationToken;
        await using var rendering = AllureRendering.Begin(results, run, cache, ended);
        return await rendering.EndAsync(ended);
    }
}
