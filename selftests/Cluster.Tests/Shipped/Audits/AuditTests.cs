using Cluster.Tests.Bed;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Results;

namespace Cluster.Tests.Shipped.Audits;

/// <summary>The cluster with what ships, by its administrator: sound, and with what an audit is there to find.</summary>
public sealed class AuditTests
{
    [TearDown]
    public async Task Nothing_is_left_in_the_cluster() => (await Measured.LeftAsync()).ShouldBe("");

    [Test]
    public async Task Every_control_of_a_sound_cluster_holds()
    {
        var results = await Measured.AuditAsync();

        results.Wrong().ShouldBeEmpty();
        results.Run.ExitCode.ShouldBe(ExitCodes.Pass);
        results.Pods.ShouldBeEmpty();
        results.Nodes.ShouldAllBe(node => node.Drift.Count == 0);
    }

    [Test]
    public async Task Pod_that_slipped_in_is_listed_with_owner_and_age()
    {
        await Kubectl.Async("label", "namespace", "evaluation", "validation.dev/evaluation-");
        try
        {
            var made = await Kubectl.TryWithAsync(Stray, "-n", "evaluation", "create", "-f", "-");
            made.ExitCode.ShouldBe(0, made.Errors);
            await Kubectl.Async("-n", "evaluation", "wait", "pod", "-l", "job-name=stray", "--for=condition=Ready",
                "--timeout=90s");
            await Kubectl.Async("label", "namespace", "evaluation", "validation.dev/evaluation=true");

            var results = await Measured.AuditAsync((Setting.Filter, "RUN-LIV"));

            results.With(Verdict.Fail).ShouldContain("RUN-LIV-001");
            var pod = results.Pods.ShouldHaveSingleItem();
            pod.Owner.ShouldBe("Job/stray");
            pod.Name.ShouldStartWith("stray-");
            pod.Node.ShouldNotBeNull();
            pod.Created.ShouldBeGreaterThan(results.Run.Started.AddMinutes(-5));
            pod.Created.ShouldBeLessThan(results.Run.Started);
            pod.Findings[0].ShouldStartWith("it names no RuntimeClass");
        }
        finally
        {
            await Kubectl.Async("label", "--overwrite", "namespace", "evaluation", "validation.dev/evaluation=true");
            await Kubectl.Async("-n", "evaluation", "delete", "job", "stray", "--ignore-not-found", "--timeout=60s");
            await Kubectl.TryAsync("-n", "evaluation", "delete", "pod", "-l", "job-name=stray", "--grace-period=0", "--force");
        }
    }

    /// <summary>The policies are there as objects; only the network does not keep them.</summary>
    [Test]
    public async Task Policy_that_nobody_enforces_fails()
    {
        await using var sabotage = await Sabotage.Async("policies", "off");

        var results = await Measured.AuditAsync((Setting.Filter, "NET-POL"));

        results.With(Verdict.Error).ShouldBeEmpty();
        results.With(Verdict.Pass).ShouldBe(["NET-POL-001", "NET-POL-002"], ignoreOrder: true);
        results.With(Verdict.Fail).ShouldBe(["NET-POL-003", "NET-POL-004", "NET-POL-005", "NET-POL-006", "NET-POL-007"],
            ignoreOrder: true);
    }

    [Test]
    public async Task Killed_audit_is_swept_by_the_next_one()
    {
        await Kubectl.ScriptAsync(Repository.PathOf("selftests/Cluster.Tests/Bed/killed-audit.sh"), CommandLine.Program);
        (await Measured.LeftAsync()).ShouldNotBe("", "the killed audit should have left something to sweep");

        await Measured.AuditAsync((Setting.Filter, "RUN-CLS-001"));
    }

    private const string Stray =
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: stray}
        spec:
          template:
            spec:
              restartPolicy: Never
              automountServiceAccountToken: false
              containers:
                - name: stray
                  image: docker.io/library/validation:1
                  command: [/probe, rest, "600000", stray]
                  resources: {limits: {cpu: 100m, memory: 64Mi}}
        """;
}
