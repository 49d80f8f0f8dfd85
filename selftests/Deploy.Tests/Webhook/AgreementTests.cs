using Deploy.Tests.Manifests;
using Validation.Controls;
using Validation.Controls.Catalogue;
using Validation.Controls.Readings;
using Validation.Controls.Seeing.Cluster;
using Validation.Harness.Arms;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes.Looking;
using Validation.Harness.Engines.Kubernetes.Pods;
using Validation.Harness.Engines.Workloads;
using Validation.Harness.Judging;
using Validation.Results;
using Validation.Webhook.Rules;

namespace Deploy.Tests.Webhook;

/// <summary>What the audit's controls expect of admission, answered by this webhook as an API server passes it on.</summary>
public sealed class AgreementTests
{
    private static readonly Control[] Admission =
    [
        .. AllControls.InOrder.Where(control => control.Id.StartsWith("RUN-ADM-", StringComparison.Ordinal)),
    ];

    private readonly Dictionary<string, Reading<AttemptView>> answers = [];

    [OneTimeSetUp]
    public async Task Try_every_pod()
    {
        await using var webhook = await RunningWebhook.StartAsync(CancellationToken.None);
        var template = PodTemplate.Read(Templates.Hardened, Templates.Text("kubernetes/hardened.yaml"));
        foreach (var (name, pod) in AttemptPods.All(template, "gvisor", "validation-runc", "example.com/image:1", "node-a",
            new PodMarks("run")))
        {
            var (allowed, code, message) = await webhook.AskAsync(pod, CancellationToken.None);
            answers[name] = Reading.Of(allowed ? Accepted("gvisor") : new AttemptView
            {
                Accepted = false,
                Status = code,
                Reason = "Forbidden",
                // k8s.io/apiserver, plugin/webhook/errors, ToStatusErr.
                Message = $"admission webhook \"pods.validation.dev\" denied the request: {message}",
                RuntimeClass = null,
            });
        }
    }

    [Test]
    public void There_are_controls_about_admission() => Admission.Length.ShouldBeGreaterThanOrEqualTo(14);

    [TestCaseSource(nameof(Admission))]
    public void The_control_passes(Control control)
    {
        var judge = new Judge([
            Look(Role.Subject, answers),
            Look(Role.Baseline, answers.ToDictionary(answer => answer.Key, _ => Reading.Of(Accepted(null)))),
        ], RuntimeKinds.Claimed("runsc"));

        var judgement = judge.Of(control);

        judgement.Verdict.ShouldBe(Verdict.Pass, judgement.Reason);
    }

    [TestCaseSource(nameof(Admission))]
    public void The_control_fails_where_the_webhook_is_not(Control control)
    {
        var open = answers.ToDictionary(answer => answer.Key, _ => Reading.Of(Accepted(null)));
        open[Attempts.Good] = Reading.Of(Accepted("gvisor"));
        var judge = new Judge([Look(Role.Subject, open), Look(Role.Baseline, open)], RuntimeKinds.Claimed("runsc"));

        judge.Of(control).Verdict.ShouldBe(Verdict.Fail);
    }

    /// <summary>The policy that does without the webhook: here nothing can judge it, so that its text is compared.</summary>
    [Test]
    public void The_policy_refuses_all_of_gVisors_annotations_as_the_webhook_does()
    {
        var about = Documents.Text("admission-policy/policy.yaml").Split('\n')
            .Where(line => line.Contains("gvisor.", StringComparison.Ordinal)).ToArray();

        about.ShouldHaveSingleItem().Trim()
            .ShouldBe($"- expression: \"variables.annotations.all(key, !key.startsWith('{PodRules.GVisorAnnotations}'))\"");
    }

    private static AttemptView Accepted(string? runtimeClass) =>
        new() { Accepted = true, Status = 201, Reason = "", Message = "", RuntimeClass = runtimeClass };

    private static ArmOutcome Look(Role role, IReadOnlyDictionary<string, Reading<AttemptView>> attempts) =>
        ClusterArms.Of(role, Reading.Of(new ClusterView
    {
        Namespace = Reading.Absent<NamespaceView>("not looked at"),
        RuntimeClass = Reading.Absent<RuntimeClassView?>("not looked at"),
        Attempts = attempts,
        NetworkPolicies = Reading.Absent<IReadOnlyList<PolicyView>>("not looked at"),
        Quotas = Reading.Absent<IReadOnlyList<QuotaView>>("not looked at"),
        Rights = Reading.Absent<RightsView>("not looked at"),
        Pods = Reading.Absent<IReadOnlyList<LivingPodView>>("not looked at"),
        Nodes = Reading.Absent<IReadOnlyList<NodeView>>("not looked at"),
    }), TimeSpan.Zero);
}
