using Validation.Controls;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes;
using Validation.Harness.Runs;
using Validation.Harness.Settings;

namespace Witnesses.Tests.Audits;

/// <summary>What an audit measures with and without a look from the nodes.</summary>
public sealed class AuditLacksTests
{
    private const string Gate = "; the gate on that node measures it";

    private static readonly Dictionary<string, string> Services = new() { ["api server"] = "10.96.0.1:443" };

    [Test]
    public void Without_the_agent_nothing_that_needs_the_host_is_planned()
    {
        var settings = Settings();
        settings.NodeAgent.ShouldBeFalse("it is for whoever allows it");

        Measured(settings).Where(control => control.Needs.Contains(Need.HostWitness)).ShouldBeEmpty();
        WhyNot("RUN-ID-003", settings).ShouldBe(
            "it needs a look from the node itself, by the node agent (nodeAgent), which is off" + Gate);
    }

    [Test]
    public void With_the_agent_these_are_measured_as_well() =>
        Measured(Settings(("nodeAgent", "true"))).Except(Measured(Settings())).Select(control => control.Id).Order().ShouldBe(
        [
            "ISO-CAP-003", "ISO-CLOCK-001", "ISO-KERN-003", "ISO-KERN-004", "ISO-KERN-005", "ISO-PROC-002",
            "ISO-USER-001", "ISO-USER-002",
            "RUN-ID-001", "RUN-ID-002", "RUN-ID-003", "RUN-ID-004", "RUN-ID-005", "RUN-ID-006", "RUN-ID-007", "RUN-ID-008",
        ]);

    [TestCase("ISO-CALL-008", "it asks what the host looks like when the arm has ended, and a node agent looks while it lives")]
    [TestCase("ISO-FILE-006", "it goes for a file that is planted on the host, and a node agent plants nothing")]
    [TestCase("ISO-MNT-003", "it looks for the number of one of the host's disks, which a node agent does not tell")]
    [TestCase("RUN-SET-004", "it asks the control group's own figures, which a node agent does not read")]
    [TestCase("RUN-SET-005", "it asks the control group's own figures, which a node agent does not read")]
    [TestCase("ISO-FILE-001", "an audit launches two pods a node, as a pod of the platform and as a bare one")]
    [TestCase("ISO-FILE-010", "an audit launches two pods a node, as a pod of the platform and as a bare one")]
    [TestCase("ISO-POD-001", "an audit launches two pods a node, as a pod of the platform and as a bare one")]
    public void What_no_agent_shows_is_for_the_gate(string id, string because) =>
        WhyNot(id, Settings(("nodeAgent", "true"), ("weakenedClass", "weak"))).ShouldBe(because + Gate);

    [Test]
    public void Flags_are_measured_where_there_is_a_weakened_gVisor_to_compare_with()
    {
        WhyNot("RUN-FLAG-001", Settings(("nodeAgent", "true"))).ShouldNotBeNull().ShouldContain("(weakenedClass)");
        WhyNot("RUN-FLAG-001", Settings(("weakenedClass", "weak"))).ShouldNotBeNull().ShouldContain("(nodeAgent)");
        WhyNot("RUN-FLAG-001", Settings(("nodeAgent", "true"), ("weakenedClass", "weak"))).ShouldBeNull();
    }

    [Test]
    public void An_agent_plants_nothing_and_opens_nothing() =>
        Measured(Settings(("nodeAgent", "true"), ("weakenedClass", "weak")))
            .Where(control => control.Twin == Twin.Opened || control.Variation is not (Variation.None or Variation.Cluster))
            .ShouldBeEmpty();

    /// <summary>What depends on the cluster's answers is not left out before it has given any.</summary>
    [Test]
    public void Before_the_cluster_has_answered_no_address_is_missing()
    {
        var settings = Settings();

        WhyNot("NET-POL-008", settings).ShouldBe("where the cluster's etcd listens was not given (services: etcd=address:port)");
        WhyNot("RUN-ADM-002", settings).ShouldBe(
            "a class of another handler is needed to try it with, and none was given (baselineClass)");
        foreach (var id in (string[])["NET-POL-008", "RUN-ADM-002"])
            Measurable.WhyNot(Control(id), AuditLacks.Of(settings, services: null)).ShouldBeNull();
    }

    private static string? WhyNot(string id, ClusterSettings settings) =>
        Measurable.WhyNot(Control(id), AuditLacks.Of(settings, Services));

    private static IEnumerable<Control> Measured(ClusterSettings settings) =>
        AllControls.InOrder.Where(control => Measurable.WhyNot(control, AuditLacks.Of(settings, Services)) is null);

    private static Control Control(string id) => AllControls.InOrder.Single(control => control.Id == id);

    private static ClusterSettings Settings(params (string Name, string Value)[] values) =>
        SettingsLoader.Load(new SettingsLayer("test", values.ToDictionary(pair => pair.Name, pair => pair.Value), "/base"))
            .Cluster;
}
