using System.Collections;
using Validation.Controls;
using Validation.Harness.Runs;
using Validation.Harness.Settings;

namespace Validation.Harness.Tests.Settings;

public sealed class SettingsTests
{
    [Test]
    public void The_strongest_layer_wins_and_the_weaker_fill_in()
    {
        var settings = SettingsLoader.Load(
            Layer("the command line", ("engine", "docker")),
            Layer("the environment", ("engine", "oci"), ("profile", "staging")),
            Layer(".runsettings", ("profile", "production"), ("filter", "network")),
            Layer("validation.json", ("filter", "runtime"), ("open", "true")));

        (settings.Engine, settings.Profile, settings.Filter,
            settings.Open).ShouldBe(("docker", Profile.Staging, "network", true));
    }

    [Test]
    public void Nothing_set_is_the_hardened_gate_of_runsc_against_runc()
    {
        var settings = SettingsLoader.Load(Layer("validation.json"));

        (settings.Engine, settings.Runtime, settings.Baseline,
            settings.Profile).ShouldBe(("oci", "runsc", "runc", Profile.Development));
        settings.Template.ShouldBeNull();
        settings.Output.ShouldBe("/base/artifacts");
    }

    [TestCase("engine", "podman", "unknown engine 'podman' (from L); allowed: oci, docker, kubernetes")]
    [TestCase("profile", "prod", "unknown profile 'prod' (from L); allowed: development, staging, production")]
    [TestCase("open", "perhaps", "open is 'perhaps' (from L); allowed: true, false")]
    [TestCase("runtime", "/no/runsc", "runtime (from L): there is no file '/no/runsc'")]
    public void A_value_that_is_not_allowed_is_named_with_its_layer(string name, string value, string expected) =>
        Should.Throw<ConfigurationException>(() => SettingsLoader.Load(Layer("L", (name, value)))).Message.ShouldBe(expected);

    [Test]
    public void A_runtime_without_expectations_is_refused() =>
        Should.Throw<ConfigurationException>(() => SettingsLoader.Load(Layer("L", ("runtime", "kata"))))
            .Message.ShouldStartWith("runtime (from L): no expectations exist for the runtime 'kata'");

    [Test]
    public void An_unknown_name_is_named() =>
        Should.Throw<ConfigurationException>(() => SettingsLoader.Load(Layer("validation.json", ("engin", "oci"))))
            .Message.ShouldStartWith("validation.json: unknown setting 'engin'; known: engine, runtime");

    [Test]
    public void A_misspelt_variable_is_named() =>
        Should.Throw<ConfigurationException>(() =>
            SettingsLayers.FromEnvironment(new Hashtable { ["VALIDATION_ENGIN"] = "oci" }, "/base"))
            .Message.ShouldStartWith("the environment variable VALIDATION_ENGIN sets nothing");

    [Test]
    public void Relative_paths_are_relative_to_their_layer() =>
        SettingsLoader.Load(Layer("L", ("template", "own.json"), ("output", "out"))).ShouldSatisfyAllConditions(
            settings => settings.Template.ShouldBe("/base/own.json"),
            settings => settings.Output.ShouldBe("/base/out"));

    [TestCase("ISO-KERN-001")]
    [TestCase("iso-kern")]
    [TestCase("isolation")]
    [TestCase("critical")]
    public void A_filter_selects_by_id_group_area_or_severity(string filter)
    {
        var selected = ControlFilter.Select(AllControls.InOrder, filter);

        selected.ShouldNotBeEmpty();
        selected.Count.ShouldBeLessThan(AllControls.InOrder.Count);
    }

    [TestCase("ISO-PRC-002", "ISO-PID-002", "ISO-PRC-002 is ISO-PID-002 now")]
    [TestCase("iso-prc", "ISO-PID",
        "ISO-PRC-001 is ISO-PID-001 now, ISO-PRC-002 is ISO-PID-002 now, ISO-PRC-003 is ISO-PID-003 now, "
        + "ISO-PRC-004 is ISO-PID-004 now, ISO-PRC-005 is ISO-PID-005 now")]
    public void A_filter_by_an_id_of_before_selects_the_same_and_says_so(string former, string current, string said)
    {
        ControlFilter.Select(AllControls.InOrder, former).ShouldBe(ControlFilter.Select(AllControls.InOrder, current));
        FormerIds.SaidOfFilter(former).ShouldBe($"the filter '{former}' names controls as they were called before: {said}");
        FormerIds.SaidOfFilter(current).ShouldBeNull();
    }

    [Test]
    public void A_filter_that_matches_nothing_is_refused_even_beside_one_that_does() =>
        Should.Throw<ConfigurationException>(() => ControlFilter.Select(AllControls.InOrder, "network, ISO-NONE"))
            .Message.ShouldStartWith("the filter 'ISO-NONE' matches no control");

    private static SettingsLayer Layer(string name, params (string Name, string Value)[] values) =>
        new(name, values.ToDictionary(pair => pair.Name, pair => pair.Value), "/base");
}
