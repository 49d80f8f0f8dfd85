using System.Text;
using System.Text.RegularExpressions;
using Selftests.Support.Samples;
using Validation.Controls;
using Validation.Reporting.Interchange;

namespace Deploy.Tests.Manifests;

public sealed partial class AlertTests
{
    private static readonly (string Name, string Expression)[] Alerts =
        [.. Documents.Of("monitoring/rules.yaml")[0]["spec"]!["groups"]!.AsArray().SelectMany(group => group!["rules"]!.AsArray())
            .Select(rule => (rule!["alert"]!.ToString(), rule["expr"]!.ToString()))];

    /// <summary>kube-state-metrics, docs/metrics/workload/pod-metrics.md.</summary>
    private static readonly string[] StateMetrics = ["kube_pod_info", "kube_pod_runtimeclass_name_info", "kube_pod_status_phase"];

    [Test]
    public void The_guides_alerts_are_there() =>
        new[]
        {
            "EvaluationWithoutGvisor",
            "GvisorRuntimeClassMissing",
            "ValidationAuditTooOld",
        }.Except(Alerts.Select(alert => alert.Name)).ShouldBeEmpty();

    [TestCaseSource(nameof(Alerts))]
    public void Every_series_is_one_that_is_written((string Name, string Expression) alert)
    {
        var written = Written();
        var asked = Series().Matches(alert.Expression).Select(match => match.Value).Distinct().ToArray();

        asked.ShouldNotBeEmpty();
        foreach (var series in asked)
            (StateMetrics.Contains(series) || written.Contains($"# TYPE {series} ", StringComparison.Ordinal)).ShouldBeTrue(
                $"{alert.Name} asks for {series}, which nobody writes");
    }

    [Test]
    public void The_control_that_is_asked_for_exists() =>
        AllControls.InOrder.Select(control => control.Id).ShouldContain(
            ControlName().Match(Alerts.Single(alert => alert.Name == "GvisorRuntimeClassMissing").Expression).Groups[1].Value);

    private static string Written()
    {
        using var stream = new MemoryStream();
        PrometheusMetrics.Write(SampleCluster.Input, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [GeneratedRegex(@"\b(validation|kube)_[a-z_]+\b(?!\.)")]
    private static partial Regex Series();

    [GeneratedRegex("control=\"([^\"]+)\"")]
    private static partial Regex ControlName();
}
