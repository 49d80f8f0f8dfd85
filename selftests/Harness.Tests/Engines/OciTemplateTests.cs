using System.Text.Json.Nodes;
using Validation.Harness.Engines;
using Validation.Harness.Engines.Oci;
using Validation.Harness.Settings;

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
    [TestCase("""{"linux":{"resources":{"ram":1}}}""", "the template 'T' has the field 'linux.resources.ram', which an OCI fragment cannot set; here it can set: devices, memory")]
    [TestCase("""{"process":{"args":["/bin/sh"]}}""", "the template 'T' has the field 'process.args', which an OCI fragment cannot set")]
    [TestCase("""{"linux":7}""", "the template 'T' has a 'linux' that is no object")]
    [TestCase("""{"linux":{"resources":{"pids":{"limit":"many"}}}}""", "the template 'T' has a limit that is no number: ")]
    public void A_wrong_template_is_told_in_one_line(string text, string expected)
    {
        var message = Should.Throw<ConfigurationException>(() => OciTemplate.Read("T", text)).Message;

        message.ShouldStartWith(expected);
        message.ShouldNotContain("\n");
    }

    [Test]
    public void Objects_merge_and_arrays_replace() =>
        OciTemplate.Merge(
                (JsonObject)JsonNode.Parse("""{"a":{"b":1,"c":[1,2]},"d":1}""")!,
                (JsonObject)JsonNode.Parse("""{"a":{"c":[3]},"e":{}}""")!)
            .ToJsonString().ShouldBe("""{"a":{"b":1,"c":[3]},"d":1,"e":{}}""");
}
