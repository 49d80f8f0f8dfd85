using System.Text.Json.Nodes;
using CsCheck;
using Validation.Harness.Arms;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Oci;
using Validation.Harness.Engines.Workloads;
using Validation.Harness.Settings;
using Validation.Harness.Staging;
using Validation.Harness.Tests.Facts;

namespace Validation.Harness.Tests.Engines;

public sealed class OciTemplateTests
{
    [Test]
    public void The_hardened_template_has_the_limits_that_it_is_named_for()
    {
        var template = OciTemplate.Read("T", Templates.Text("oci/hardened.json"));

        (template.MemoryLimitBytes, template.ProcessesLimit, template.ProcessorLimit).ShouldBe((100L << 20, 128L, 0.5));
    }

    [TestCase("{", "the template 'T' is no JSON: ")]
    [TestCase("[]", "the template 'T' is JSON, but no object: it has to be a fragment of an OCI config.json")]
    [TestCase("""{"linux":{"resources":{"ram":1}}}""",
        "the template 'T' has the field 'linux.resources.ram', which an OCI fragment cannot set; here it can set: devices, "
            + "memory")]
    [TestCase("""{"process":{"args":["/bin/sh"]}}""",
        "the template 'T' has the field 'process.args', which an OCI fragment cannot set")]
    [TestCase("""{"linux":7}""", "the template 'T' has a 'linux' that is no object")]
    [TestCase(
        """{"linux":{"resources":{"pids":{"limit":"many"}}}}""",
        "the template 'T' has a limit that is no whole number: 'linux.resources.pids.limit' is \"many\"")]
    [TestCase(
        """{"linux":{"resources":{"memory":{"limit":1e30}}}}""",
        "the template 'T' has a limit that is no whole number: 'linux.resources.memory.limit' is 1e30")]
    [TestCase(
        """{"linux":{"resources":{"cpu":{"quota":1,"period":{}}}}}""", "the template 'T' has a limit that is no whole number: ")]
    [TestCase("null", "the template 'T' is JSON, but no object: ")]
    [TestCase("", "the template 'T' is no JSON: ")]
    [TestCase("""{"hostname":"a","hostname":"b"}""", "the template 'T' is no JSON: Duplicate property 'hostname'")]
    [TestCase("""{"process":{"user":{"uid":0,"uid":1}}}""", "the template 'T' is no JSON: Duplicate property 'uid'")]
    [TestCase("""{"hostname":"\ud800"}""", "the template 'T' is no JSON: ")]
    [TestCase("""{"linux":null}""", "the template 'T' has a 'linux' that is no object")]
    [TestCase("""{"mounts":{}}""", "the template 'T' has a 'mounts' that is no list")]
    [TestCase("""{"mounts":null}""", "the template 'T' has a 'mounts' that is no list")]
    [TestCase("""{"mounts":[7]}""", "the template 'T' has an entry in 'mounts' that is no object: number 0")]
    [TestCase(
        """{"mounts":[{"destination":"/x","type":7}]}""",
        "the template 'T' has an entry in 'mounts' whose 'type' is no text: number 0")]
    [TestCase(
        """{"linux":{"namespaces":[{"type":"pid"},{"path":"/x"}]}}""",
        "the template 'T' has an entry in 'linux.namespaces' whose 'type' is missing: number 1")]
    [TestCase(
        """{"linux":{"namespaces":[{"type":"network","path":7}]}}""",
        "the template 'T' has an entry in 'linux.namespaces' whose 'path' is no text: number 0")]
    public void A_wrong_template_is_told_in_one_line(string text, string expected)
    {
        var message = Should.Throw<ConfigurationException>(() => OciTemplate.Read("T", text)).Message;

        message.ShouldStartWith(expected);
        message.ShouldNotContain("\n");
    }

    [Test]
    public void People_comment_their_templates_and_leave_commas()
    {
        const string commented = """
            {
              // ours
              "linux": {"namespaces": [{"type": "network"},], /* for a while */ "resources": {"pids": {"limit": 64,},},},
            }
            """;

        OciTemplate.Read("T", commented).ProcessesLimit.ShouldBe(64);
        OciTemplate.MakesNamespace(OciTemplate.Fragment("T", commented), "network").ShouldBeTrue();
    }

    [TestCase("""{"type":"network"}""", true)]
    [TestCase("""{"type":"network","path":""}""", true)]
    [TestCase("""{"type":"network","path":null}""", true)]
    [TestCase("""{"type":"network","path":"/run/netns/x"}""", false)]
    [TestCase("""{"type":"pid"}""", false)]
    public void A_namespace_of_its_own_has_no_path_or_an_empty_one(string entry, bool own) =>
        OciTemplate.MakesNamespace(OciTemplate.Fragment("T", $$$"""{"linux":{"namespaces":[{{{entry}}}]}}"""), "network")
            .ShouldBe(own);

    [TestCase("0")]
    [TestCase("-1")]
    public void No_limit_is_told_by_0_or_less(string limit) =>
        OciTemplate.Read(
            "T", """{"linux":{"resources":{"memory":{"limit":N},"pids":{"limit":N},"cpu":{"quota":N}}}}"""
                .Replace("N", limit, StringComparison.Ordinal))
            .ShouldSatisfyAllConditions(
                template => template.MemoryLimitBytes.ShouldBeNull(),
                template => template.ProcessesLimit.ShouldBeNull(),
                template => template.ProcessorLimit.ShouldBeNull());

    /// <summary>What is taken can be launched: the bundle of each arm is written without a word.</summary>
    [Test]
    public void A_template_of_any_shape_is_refused_in_a_line_or_can_be_launched()
    {
        Shaped.Sample(text =>
        {
            WorkloadTemplate template;
            try
            {
                template = OciTemplate.Read("T", text);
            }
            catch (ConfigurationException refused)
            {
                refused.Message.ShouldNotContain('\n');
                return;
            }
            OciBundle.Config(Order, template, rootless: false)["process"]!["args"].ShouldNotBeNull();
            OciBundle.Config(Order, template, rootless: true)["linux"].ShouldNotBeNull();
        }, iter: 10_000);
    }

    [Test]
    public void Objects_merge_and_arrays_replace() =>
        OciTemplate.Merge(
                (JsonObject)JsonNode.Parse("""{"a":{"b":1,"c":[1,2]},"d":1}""")!,
                (JsonObject)JsonNode.Parse("""{"a":{"c":[3]},"e":{}}""")!)
            .ToJsonString().ShouldBe("""{"a":{"b":1,"c":[3]},"d":1,"e":{}}""");

    private static LaunchOrder Order { get; } = new()
    {
        Arm = "subject", Role = Role.Subject, Runtime = "runc", Mounts = [new HostMount("/x", "/x")],
        ControlGroup = "/validation-x/subject",
        Stage = BareStage.For(OciTemplate.Read("T", "{}")),
    };

    /// <summary>Fragments that have the fields of one, with anything in them.</summary>
    private static Gen<string> Shaped
    {
        get
        {
            var value = Hostile.Json;
            var entry = Hostile.OneOf(
                value, Hostile.Of(
                    "{\"type\":\"user\"}", "{\"type\":\"network\",\"path\":\"\"}", "{\"destination\":\"/x\",\"type\":\"bind\"}",
                    "{\"containerID\":0,\"hostID\":1,\"size\":1}"));
            var list = Hostile.OneOf(value, entry.Array[0, 3].Select(entries => $"[{string.Join(',', entries)}]"));
            var linux = Fields(
                ("namespaces", list), ("uidMappings", list), ("gidMappings", list), ("maskedPaths", value),
                ("resources", Fields(
                    ("memory", Fields(("limit", value))),
                    ("cpu", Fields(("quota", value), ("period", value))),
                    ("devices", list))));
            return Fields(
                ("process", Fields(("user", value), ("capabilities", value), ("env", value))), ("mounts", list),
                ("hostname", value), ("linux", linux), ("root", value));
        }
    }

    private static Gen<string> Fields(params (string Name, Gen<string> Value)[] fields) =>
        Hostile.OneOf(Hostile.Json, Present(fields), Present(fields), Present(fields), Present(fields));

    private static Gen<string> Present((string Name, Gen<string> Value)[] fields) =>
        Gen.Select(Gen.Bool.Array[fields.Length], Hostile.All(fields.Select(field => field.Value)), (there, values) =>
            $"{{{string.Join(',', fields.Select((field, index) => $"\"{field.Name}\":{values[index]}")
                .Where((_, index) => there[index]))}}}");
}
