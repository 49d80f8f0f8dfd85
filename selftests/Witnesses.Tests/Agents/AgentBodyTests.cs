using System.Text.Json;
using System.Text.Json.Nodes;
using Validation.Harness.Engines.Kubernetes.Agents;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Looking;
using Validation.Harness.Engines.Kubernetes.Pods;
using Validation.Harness.Engines.Workloads;
using Validation.Harness.Settings;

namespace Witnesses.Tests.Agents;

/// <summary>The pod that looks from a node, and its order.</summary>
public sealed class AgentBodyTests
{
    private const string Nonce = "0123456789abcdef0123456789abcdef";

    private static readonly AgentOrder Order = new() { Seconds = 200, Pods = [new AgentTarget(Said.Pod, Nonce)] };

    private static readonly JsonObject Body = AgentBody.Build(
        "validation-run-1-agent-7", new PodMarks("run-1"),
        new JsonObject { ["kind"] = "ConfigMap", ["name"] = "validation-run-1", ["uid"] = "u" }, 7, "image:1", "bare",
        "node-a", Order);

    private static readonly JsonNode Container = Body["spec"]!["containers"]![0]!;

    [Test]
    public void It_has_what_looking_takes_and_nothing_else()
    {
        var spec = Body["spec"]!;
        spec["hostPID"]!.GetValue<bool>().ShouldBeTrue();
        new[] { "hostNetwork", "hostIPC", "volumes", "serviceAccountName" }.ShouldAllBe(field => spec[field] == null);
        spec["automountServiceAccountToken"]!.GetValue<bool>().ShouldBeFalse();
        var security = Container["securityContext"]!;
        security["privileged"].ShouldBeNull();
        security["readOnlyRootFilesystem"]!.GetValue<bool>().ShouldBeTrue();
        Names(security["capabilities"]!["drop"]!).ShouldBe(["ALL"]);
        Names(security["capabilities"]!["add"]!).ShouldBe(["SYS_PTRACE", "SYS_ADMIN"]);
    }

    [Test]
    public void It_is_marked_owned_and_bounded()
    {
        Body["metadata"]!["labels"]![PodMarks.RunLabel]!.GetValue<string>().ShouldBe("run-1");
        Body["metadata"]!["labels"]![PodMarks.NodeLabel]!.GetValue<string>().ShouldBe("7");
        Body["metadata"]!["ownerReferences"]![0]!["name"]!.GetValue<string>().ShouldBe("validation-run-1");
        Body["spec"]!["activeDeadlineSeconds"]!.GetValue<int>().ShouldBe((int)PodMarks.Deadline.TotalSeconds);
        Body["spec"]!["restartPolicy"]!.GetValue<string>().ShouldBe("Never");
        Container["resources"]!["limits"]!.AsObject().Select(limit => limit.Key).ShouldBe(["cpu", "memory"]);
    }

    [Test]
    public void It_goes_where_the_others_go_under_the_baselines_class()
    {
        Body["spec"]!["runtimeClassName"]!.GetValue<string>().ShouldBe("bare");
        Body["spec"]!["affinity"]!.ToJsonString().ShouldContain("node-a");
        Body["spec"]!["nodeName"].ShouldBeNull();
    }

    /// <summary>A guest's process is told by its nonce in a command line: nobody else's may have it.</summary>
    [Test]
    public void No_command_line_of_it_holds_a_nonce()
    {
        Body.ToJsonString().ShouldNotContain(Nonce);
        AgentOrder.Decode(Names(Container["command"]!)[^1]).Pods.ShouldHaveSingleItem()
            .ShouldBe(new AgentTarget(Said.Pod, Nonce));
    }

    [TestCase("###", "the order of the node agent cannot be read")]
    [TestCase("e30=", "missing required properties")]
    [TestCase("bnVsbA==", "the order of the node agent is empty")]
    public void What_is_no_order_is_told_in_one_line(string text, string expected) =>
        Should.Throw<ConfigurationException>(() => AgentOrder.Decode(text)).Message.ShouldSatisfyAllConditions(
            message => message.ShouldContain(expected),
            message => message.ShouldNotContain("\n"));

    [Test]
    public void An_audit_does_not_take_its_own_agent_for_a_living_pod_without_the_sandbox()
    {
        var template = PodTemplate.Read(Templates.Hardened, Templates.Text("kubernetes/hardened.yaml"));
        var agent = Body.Deserialize(KubernetesJson.Default.PodAnswer)! with { Status = new PodStatus { Phase = "Running" } };

        new LivingRule(template, "run-1").Counts(agent).ShouldBeFalse();
        new LivingRule(template,
            "run-2").Counts(agent).ShouldBeTrue("another run's agent is a pod with the host's processes like any other");
    }

    private static string[] Names(JsonNode list) => [.. list.AsArray().Select(one => one!.GetValue<string>())];
}
