using System.Globalization;
using System.Text.RegularExpressions;
using Selftests.Support.Samples;
using Validation.Reporting.Interchange;
using Validation.Reporting.Parts;

namespace Reporting.Tests.Interchange;

public sealed partial class MetricsTests
{
    [Test]
    public void Every_line_is_of_the_exposition_format_and_no_series_comes_twice()
    {
        foreach (var run in new[]
        {
            SampleCluster.Input,
            SampleCluster.Of(SampleRun.Fail),
            SampleCluster.Of(SampleRun.Run(3, [])),
        })
            Series(run).ShouldNotBeEmpty();
    }

    [TestCase("validation_run_exit_code{target=\"a\"} 1 1700000000\n", "a timestamp")]
    [TestCase("# HELP a b\n# TYPE a gauge\na{l=\"x\"y\"} 1\n", "a quote that is not escaped")]
    [TestCase("# HELP a b\n# TYPE a gauge\na 1\na 1\n", "a series twice")]
    [TestCase("# HELP a b\n# TYPE a gauge\na 1", "no line feed at the end")]
    public void The_check_refuses(string text, string because) => Should.Throw<FormatException>(() => Parse(text), because);

    [Test]
    public void Verdicts_add_up_to_the_books_and_what_is_zero_is_there()
    {
        var series = Series(SampleCluster.Input);

        series.Where(one => one.Key.StartsWith("validation_verdicts{", StringComparison.Ordinal)).Sum(one => one.Value)
            .ShouldBe(106);
        series["""validation_verdicts{target="Cluster One",area="isolation",severity="critical",verdict="fail"}"""].ShouldBe(3);
        series["""validation_verdicts{target="Cluster One",area="network",severity="critical",verdict="error"}"""].ShouldBe(0);
        series["""validation_control_not_passed{target="Cluster One",control="NET-OUT-002",area="network",severity="low",verdict="fail"}"""].ShouldBe(20);
        series["""validation_run_books_closed{target="Cluster One"}"""].ShouldBe(1);
    }

    [Test]
    public void What_alerts_ask_for_is_there()
    {
        var series = Series(SampleCluster.Input);

        series["""validation_run_timestamp_seconds{target="Cluster One"}"""].ShouldBe(1795300387);
        series["""validation_run_exit_code{target="Cluster One"}"""].ShouldBe(1);
        series["""validation_pods_without_sandbox{target="Cluster One"}"""].ShouldBe(2);
        series["""validation_pods_with_findings{target="Cluster One"}"""].ShouldBe(3);
        series["""validation_nodes{target="Cluster One",state="not_probed"}"""].ShouldBe(1);
        series["""validation_host_system_calls_reachable{target="Cluster One",arm="subject"}"""].ShouldBe(85);
        series["""validation_waiver_expires_timestamp_seconds{target="Cluster One",control="NET-OUT-002"}"""].ShouldBe(
            1801440000);
        series["""validation_changes{target="Cluster One",kind="regressed"}"""].ShouldBe(2);
    }

    [Test]
    public void Without_a_cluster_no_series_says_that_no_pod_lacks_the_sandbox()
    {
        Series(SampleCluster.Of(SampleRun.Fail)).Keys.ShouldNotContain(name =>
            name.StartsWith("validation_pods", StringComparison.Ordinal));
    }

    private static Dictionary<string, double> Series(BundleInput input) => Parse(Written.Text(PrometheusMetrics.Write, input));

    /// <summary>Stricter than Prometheus: what it would tolerate and this program has no need of is refused, too.</summary>
    private static Dictionary<string, double> Parse(string text)
    {
        if (!text.EndsWith('\n'))
            throw new FormatException("the last line has no end");
        var series = new Dictionary<string, double>();
        var families = new HashSet<string>();
        var (family, help) = ("", "");
        foreach (var line in text[..^1].Split('\n'))
        {
            if (Help().Match(line) is { Success: true } described)
                help = described.Groups["name"].Value;
            else if (Type().Match(line) is { Success: true } typed && typed.Groups["name"].Value == help && families.Add(help))
                family = help;
            else if (Sample().Match(line) is { Success: true } sample && sample.Groups["name"].Value == family &&
                series.TryAdd(line[..line.LastIndexOf(' ')],
                    double.Parse(sample.Groups["value"].Value, CultureInfo.InvariantCulture)))
                continue;
            else
                throw new FormatException($"'{line}' after the family '{family}'");
        }
        return series;
    }

    [GeneratedRegex(@"^# HELP (?<name>validation_[a-z0-9_]+|a) [^\\]+$")]
    private static partial Regex Help();

    [GeneratedRegex("^# TYPE (?<name>[a-z0-9_]+) gauge$")]
    private static partial Regex Type();

    [GeneratedRegex(
        """^(?<name>[a-z0-9_]+)(\{([a-z0-9_]+="([^"\\]|\\[\\"n])*",?)*(?<!,)\})? (?<value>-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?)$""")]
    private static partial Regex Sample();
}
