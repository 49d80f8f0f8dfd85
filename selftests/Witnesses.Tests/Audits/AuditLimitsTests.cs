using Validation.Controls;
using Validation.Harness.Engines.Kubernetes;
using Validation.Harness.Runs;
using Validation.Harness.Settings;

namespace Witnesses.Tests.Audits;

/// <summary>What an audit measures with and without a look from the nodes.</summary>
public sealed class AuditLimitsTests
{
    [Test]
    public void Without_the_agent_nothing_that_needs_the_host_is_planned()
    {
        var settings = Settings();
        settings.NodeAgent.ShouldBeFalse("it is for whoever allows it");

        Measured(settings).Where(control => control.HostWitness).ShouldBeEmpty();
        AuditLimits.WhyNot(Control("RUN-ID-003"), settings).ShouldBe("it needs a look from the node itself, by the node agent (nodeAgent), which is off; the gate on that node measures it");
    }

    [Test]
    public void With_the_agent_these_are_measured_as_well() =>
        Measured(Settings(("nodeAgent", "true"))).Where(control => control is { HostWitness: true, Surroundings: Surroundings.Anywhere }).Select(control => control.Id).Order().ShouldBe(
        [
            "ISO-CAP-003", "ISO-CLOCK-001", "ISO-KERN-003", "ISO-KERN-004", "ISO-KERN-005", "ISO-PROC-002", "ISO-USER-001", "ISO-USER-002",
            "RUN-ID-001", "RUN-ID-002", "RUN-ID-003", "RUN-ID-004", "RUN-ID-005", "RUN-ID-006", "RUN-ID-007", "RUN-ID-008",
        ]);

    [Test]
    public void Flags_are_measured_where_there_is_a_weakened_gVisor_to_compare_with()
    {
        var flags = Control("RUN-FLAG-001");

        AuditLimits.WhyNot(flags, Settings(("nodeAgent", "true"))).ShouldNotBeNull().ShouldContain("(weakenedClass)");
        AuditLimits.WhyNot(flags, Settings(("weakenedClass", "weak"))).ShouldNotBeNull().ShouldContain("(nodeAgent)");
        AuditLimits.WhyNot(flags, Settings(("nodeAgent", "true"), ("weakenedClass", "weak"))).ShouldBeNull();
    }

    [Test]
    public void An_agent_plants_nothing_and_opens_nothing() =>
        Measured(Settings(("nodeAgent", "true"), ("weakenedClass", "weak"))).ShouldAllBe(control => control.Twin != Twin.Opened && control.Variation == Variation.None);

    private static IEnumerable<Control> Measured(ClusterSettings settings) => AllControls.InOrder.Where(control => AuditLimits.WhyNot(control, settings) is null);

    private static Control Control(string id) => AllControls.InOrder.Single(control => control.Id == id);

    private static ClusterSettings Settings(params (string Name, string Value)[] values) =>
        SettingsLoader.Load(new SettingsLayer("test", values.ToDictionary(pair => pair.Name, pair => pair.Value), "/base")).Cluster;
}
