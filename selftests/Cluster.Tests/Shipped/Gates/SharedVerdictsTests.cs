using Cluster.Tests.Bed;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Results;

namespace Cluster.Tests.Shipped.Gates;

/// <summary>The same controls on the same machine, launched by Docker and as pods.</summary>
public sealed class SharedVerdictsTests
{
    private const string Unguarded = "validation-unguarded";

    private RunResults pods = null!;
    private RunResults containers = null!;

    [OneTimeSetUp]
    public async Task Run_both()
    {
        pods = await Measured.GateAsync();
        containers = await Measured.DockerGateAsync();
    }

    [Test]
    public void Every_control_that_is_judged_of_pods_holds()
    {
        pods.Wrong().ShouldBeEmpty();
        pods.Run.ExitCode.ShouldBe(ExitCodes.Pass);
        pods.With(Verdict.Pass).Count.ShouldBeGreaterThan(100);
    }

    [Test]
    public void What_both_judge_has_the_same_verdict()
    {
        var shared = pods.Results.Where(row => row.Verdict != Verdict.NotApplicable)
            .Join(containers.Results, row => row.Control, row => row.Control, (pod, container) =>
                (pod.Control, Pod: pod.Verdict, Container: container.Verdict)).ToArray();

        shared.Length.ShouldBeGreaterThanOrEqualTo(70);
        shared.Where(row => row.Pod != row.Container).ShouldBeEmpty();
    }

    /// <summary>docs/cluster.md tells these reasons; one that it does not know is a gap.</summary>
    [Test]
    public void What_only_docker_judges_is_left_out_for_a_known_reason()
    {
        string[] known =
        [
            "it goes for what is planted on the host", "a pod that dies of its memory",
            "a pod cannot ask for a limit of processes",
        ];
        var judged = containers.Results.Where(row => row.Verdict != Verdict.NotApplicable).Select(row => row.Control).ToHashSet();

        pods.Results.Where(row => row.Verdict == Verdict.NotApplicable && judged.Contains(row.Control))
            .Where(row => !known.Any(reason => row.Reason.StartsWith(reason, StringComparison.Ordinal)))
            .Select(row => $"{row.Control}: {row.Reason}").ShouldBeEmpty();
        judged.Except(pods.Results.Select(row => row.Control)).Except(pods.NotTested.Select(one => one.Id)).ShouldBeEmpty();
    }

    /// <summary>Docker gives a container its own profile; Kubernetes 1.20 gives a pod none unless it asks.</summary>
    [Test]
    public async Task A_pod_without_a_profile_is_found() =>
        (await FailuresOf("RUN-ASK-009",
            text => text.Replace("    seccompProfile:\n      type: RuntimeDefault\n", "", StringComparison.Ordinal)))
            .ShouldBe(["RUN-ASK-009"]);

    [Test]
    public async Task A_privileged_container_beside_the_workload_is_found() =>
        (await FailuresOf("RUN-ASK-007,ISO-KERN-001",
            text => text + "    - name: beside\n      securityContext:\n        privileged: true\n"))
            .ShouldBe(["RUN-ASK-007"]);

    /// <summary>Of the gate with the hardened template changed, in a namespace where no webhook keeps such a pod out.</summary>
    private static async Task<string[]> FailuresOf(string filter, Func<string, string> change)
    {
        using var scratch = new Scratch();
        var hardened = await File.ReadAllTextAsync(Repository.PathOf("fixtures/templates/kubernetes/hardened.yaml"));
        var template = scratch.Write("pod.yaml", change(hardened));
        try
        {
            // Where the webhook looks, such a pod does not come in.
            await Kubectl.Async("create", "namespace", Unguarded);
            var results = await Measured.GateAsync(
                (Setting.Template, template), (Setting.Namespace, Unguarded), (Setting.Filter, filter));
            results.With(Verdict.Error).ShouldBeEmpty();
            return [.. results.With(Verdict.Fail)];
        }
        finally
        {
            await Kubectl.TryAsync("delete", "namespace", Unguarded);
        }
    }

    [TearDown]
    public async Task Nothing_is_left_in_the_cluster() => (await Measured.LeftAsync()).ShouldBe("");
}
