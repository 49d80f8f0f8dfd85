using Validation.Controls;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes;
using Validation.Harness.Runs;
using Validation.Harness.Settings;

namespace Kubernetes.Tests;

/// <summary>What a gate in a cluster can measure, by where its node is and what was given.</summary>
public sealed class KubernetesLacksTests
{
    private static readonly Dictionary<string, string> Services =
        Need.All.Select(need => need.Service).OfType<string>().ToDictionary(service => service, _ => "192.0.2.1:1");

    private static readonly ClusterSettings Given = Settings(("baselineClass", "runc"), ("weakenedClass", "weak"));

    private const string Elsewhere =
        "it needs a look from the node itself, and the node n1 is not this machine; run the gate on that node as root";

    private static readonly IReadOnlyList<Lack> Remote = KubernetesLacks.OfRemote("the node n1 is not this machine");

    private static readonly IReadOnlyList<Lack> Apart =
        KubernetesLacks.OfApart("n1", "it has namespaces of its own on this machine (mnt)");

    [TestCase("ISO-FILE-001", Elsewhere)]
    [TestCase("ISO-MNT-003", Elsewhere)]
    [TestCase("RUN-ASK-011", Elsewhere)]
    [TestCase("RUN-SET-003", "a pod that dies of its memory takes its control group along, and with it what the host's side saw; "
        + "the engines oci and docker measure it")]
    [TestCase("RUN-SET-006",
        "a pod cannot ask for a limit of processes: it is the kubelet's (podPidsLimit), which the API does not "
        + "show; the engines oci and docker measure it")]
    public void On_another_machine_nothing_is_measured_that_needs_the_host(string id, string because)
    {
        WhyNot(id, Remote, Given).ShouldBe(because);
        Measured(Remote, Given).SelectMany(control => control.Needs).Intersect(Remote.SelectMany(lack => lack.Needs))
            .ShouldBeEmpty();
    }

    [Test]
    public void On_a_node_apart_only_what_is_planted_is_out_of_reach()
    {
        WhyNot("ISO-FILE-001", Apart, Given).ShouldBe(
            "it goes for what is planted on the host, and the node n1 is this machine's kernel but not its files and processes: "
            + "it has namespaces of its own on this machine (mnt)");
        Measured([], Given).Except(Measured(Apart, Given))
            .ShouldAllBe(control => control.Needs.Contains(Need.HostTarget) || control.Needs.Contains(Need.HostMount));
        Measured(Apart, Given).ShouldContain(control => control.Needs.Contains(Need.HostWitness));
    }

    [TestCase("RUN-FLAG-001", "its twin is a weakened gVisor, and no RuntimeClass for one was given (weakenedClass)")]
    [TestCase("RUN-ADM-002", "a class of another handler is needed to try it with, and none was given (baselineClass)")]
    [TestCase("NET-POL-009", "where the cluster's dns listens was not given (services: dns=address:port)")]
    public void What_was_not_given_is_named_with_its_setting(string id, string because)
    {
        Measurable.WhyNot(Control(id), KubernetesLacks.Now([], Settings(), new Dictionary<string, string>())).ShouldBe(because);
        WhyNot(id, [], Given).ShouldBeNull();
    }

    /// <summary>
    /// Where all is given and the node is this machine, what a pod is not stays out of reach, and nothing else.
    /// </summary>
    [Test]
    public void On_this_machine_a_pod_lacks_what_a_pod_is_not() =>
        AllControls.InOrder.Except(Measured([], Given)).SelectMany(control => control.Needs).Distinct()
            .Except(Measured([], Given).SelectMany(control => control.Needs)).ShouldBe(
                [
                    Need.OwnRoot, Need.Unmasked, Need.RuntimeBinary, Need.NoNetwork,
                    Need.MemoryLimit, Need.ProcessLimit, Need.EveryNode,
                ],
                ignoreOrder: true);

    private static IReadOnlyList<Lack> Lacks(IReadOnlyList<Lack> ofNode, ClusterSettings settings) =>
        [.. KubernetesLacks.Always, .. KubernetesLacks.Now(ofNode, settings, Services)];

    private static string? WhyNot(string id, IReadOnlyList<Lack> ofNode, ClusterSettings settings) =>
        Measurable.WhyNot(Control(id), Lacks(ofNode, settings));

    private static Control[] Measured(IReadOnlyList<Lack> ofNode, ClusterSettings settings) =>
        [.. AllControls.InOrder.Where(control => Measurable.WhyNot(control, Lacks(ofNode, settings)) is null)];

    private static Control Control(string id) => AllControls.InOrder.Single(control => control.Id == id);

    private static ClusterSettings Settings(params (string Name, string Value)[] values) =>
        SettingsLoader.Load(new SettingsLayer("test", values.ToDictionary(pair => pair.Name, pair => pair.Value), "/base"))
            .Cluster;
}
