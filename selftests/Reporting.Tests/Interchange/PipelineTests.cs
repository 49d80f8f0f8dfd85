using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Selftests.Support.Samples;
using Validation.Reporting.Bundles;
using Validation.Reporting.Interchange;

namespace Reporting.Tests.Interchange;

/// <summary>The examples of docs/ci: they parse, and what they call and keep is really there.</summary>
public sealed partial class PipelineTests
{
    private static readonly string Examples = Repository.PathOf("docs", "ci");

    [Test]
    public async Task GitHub_gates_on_the_exit_code_and_keeps_the_bundle_also_when_it_failed()
    {
        var steps = (await YamlAsync("github-actions.yml"))["jobs"]!["gate"]!["steps"]!.AsArray();

        var gate = steps.Single(step => Text(step!["run"]).StartsWith("./run-suite.sh", StringComparison.Ordinal))!;
        gate["continue-on-error"].ShouldBeNull();
        Text(gate["run"]).ShouldNotContain("|");
        steps.SkipWhile(step => step != gate).Skip(1).ShouldAllBe(step => Text(step!["if"]) == "always()");
        steps.ShouldContain(step =>
            Text(step!["uses"]).StartsWith("actions/upload-artifact@", StringComparison.Ordinal)
                && Text(step["with"]!["path"]) == "artifacts/latest/");
        steps.ShouldContain(step => Text(step!["run"]).Contains("$GITHUB_STEP_SUMMARY", StringComparison.Ordinal));
    }

    [Test]
    public async Task GitLab_gates_on_the_exit_code_and_keeps_the_bundle_also_when_it_failed()
    {
        var job = (await YamlAsync("gitlab-ci.yml"))["validation"]!;

        job["allow_failure"].ShouldBeNull();
        Text(job["script"]!.AsArray().ShouldHaveSingleItem()).ShouldStartWith("./run-suite.sh ");
        Text(job["artifacts"]!["when"]).ShouldBe("always");
        Text(job["artifacts"]!["reports"]!["junit"]).ShouldBe($"artifacts/latest/{JUnitXml.Name}");
    }

    [TestCase("github-actions.yml")]
    [TestCase("gitlab-ci.yml")]
    [TestCase("Jenkinsfile")]
    public void What_it_calls_and_what_it_shows_exist(string example)
    {
        var text = File.ReadAllText(Path.Combine(Examples, example));

        Programs().Matches(text).Select(match => match.Value).Distinct().ShouldHaveSingleItem().ShouldBe("./run-suite.sh");
        foreach (Match file in Kept().Matches(text))
            InterchangeFiles.All.Select(known => known.Name).ShouldContain(file.Groups["name"].Value);
        Switches().Matches(text).Select(match => match.Value).ShouldBeSubsetOf(["--install", "--profile"]);
        text.Count(letter => letter == '{').ShouldBe(text.Count(letter => letter == '}'));
        File.ReadAllText(Repository.PathOf("run-suite.sh")).ShouldContain("--install");
        File.GetUnixFileMode(Repository.PathOf("run-suite.sh")).HasFlag(UnixFileMode.UserExecute).ShouldBeTrue();
    }

    private static async Task<JsonNode> YamlAsync(string example) =>
        (await Checker.ReadAsync("yaml", Path.Combine(Examples, example)))!.AsArray().ShouldHaveSingleItem()!;

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";

    [GeneratedRegex(@"\./[\w-]+\.sh")]
    private static partial Regex Programs();

    [GeneratedRegex(@"artifacts/latest/(?<name>[\w.-]+\.\w+)")]
    private static partial Regex Kept();

    [GeneratedRegex(@"(?<=run-suite\.sh.*)--[a-z-]+")]
    private static partial Regex Switches();
}
