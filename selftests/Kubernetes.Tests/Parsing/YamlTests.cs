using System.Text.Json;
using System.Text.Json.Nodes;
using Validation.Harness.Engines.Kubernetes.Parsing;
using Validation.Harness.Settings;
using Reader = Validation.Harness.Engines.Kubernetes.Parsing.Yaml;

namespace Kubernetes.Tests.Parsing;

public sealed class YamlTests
{
    private const string Pod = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n";

    [TestCaseSource(nameof(Readable))]
    public void Is_read_as_kubectl_reads_it(string yaml, string json)
    {
        var read = Reader.Documents(yaml).ShouldHaveSingleItem();

        JsonNode.DeepEquals(JsonNode.Parse(read.ToJsonString()), JsonNode.Parse(json)).ShouldBeTrue(read.ToJsonString());
    }

    [TestCaseSource(nameof(Unreadable))]
    public void Is_refused_in_its_line(string yaml, string says) =>
        Should.Throw<YamlReadException>(() => Reader.Documents(yaml)).Message.ShouldStartWith(says);

    [TestCase("{\"a\": 0.50, \"b\": 1e3}", "{\"a\":0.50,\"b\":1e3}", Description = "JSON stays as it was written")]
    [TestCase("{a: 1, b: [x, 0644]}", "{\"a\":1,\"b\":[\"x\",420]}")]
    [TestCase("{\n\t\"a\": \"x\"\n}\n", "{\"a\":\"x\"}")]
    public void Text_in_braces_is_json_or_yaml(string text, string json) =>
        Reader.Documents(text).ShouldHaveSingleItem().ToJsonString().ShouldBe(json);

    [TestCase("{\"a\": 1,\n \"b\" 2}", "line 2: ")]
    [TestCase("{\"a\": 1,\n \"a\": 2}", "line 2: the key 'a' is there already, in line 1")]
    public void Json_is_refused_in_its_line(string text, string says) =>
        Should.Throw<YamlReadException>(() => Reader.Documents(text)).Message.ShouldStartWith(says);

    [Test]
    public void Aliases_of_aliases_do_not_grow_without_bound()
    {
        var levels = Enumerable.Range(1, 9)
            .Select(level => $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 9))}]");

        Should.Throw<YamlReadException>(() => Reader.Documents("a0: &a0 [x]\n" + string.Join('\n', levels)))
            .Message.ShouldBe("it holds more than 100000 values, aliases written out");
    }

    [Test]
    public void Nesting_is_bounded() =>
        Should.Throw<YamlReadException>(() => Reader.Documents($"a: {new string('[', 2000)}{new string(']', 2000)}"))
            .Message.ShouldBe("line 1: it is nested deeper than 60");

    [TestCase("---\n")]
    [TestCase("---\n---\n# nothing\n")]
    [TestCase("...\n")]
    public void Manifest_may_end_in_documents_that_hold_nothing(string end) =>
        Manifest.Pod("t", Pod + end)["kind"]!.GetValue<string>().ShouldBe("Pod");

    [TestCase(Pod + "---\n" + Pod, "the template 't' holds 2 objects: it has to be the manifest of one pod")]
    [TestCase("", "the template 't' is no object: it has to be the manifest of one pod (apiVersion: v1, kind: Pod)")]
    [TestCase(
        Pod + "\timage: b",
        "the template 't' is neither YAML nor JSON that kubectl would read: line 6: it is indented with a tab, "
        + "where YAML takes blanks only")]
    [TestCase(
        Pod + "    name: b",
        "the template 't' is neither YAML nor JSON that kubectl would read: line 6: the key 'name' is there already, in line 5")]
    [TestCase(
        "apiVersion: v1\nkind: y",
        "the template 't' has kind 'true' and apiVersion 'v1': it has to be a pod (apiVersion: v1, kind: Pod); "
        + "of a Deployment or Job take spec.template")]
    public void Manifest_that_is_none_is_refused_in_a_line(string text, string says) =>
        Should.Throw<ConfigurationException>(() => Manifest.Pod("t", text)).Message.ShouldBe(says);

    private static IEnumerable<TestCaseData> Readable() =>
        YamlCases.Read.Select(one => new TestCaseData(one.Yaml, one.Json).SetArgDisplayNames(JsonSerializer.Serialize(one.Yaml)));

    private static IEnumerable<TestCaseData> Unreadable() =>
        YamlCases.Refused.Concat(YamlCases.StricterThanKubectl)
            .Select(one => new TestCaseData(one.Yaml, one.Says).SetArgDisplayNames(JsonSerializer.Serialize(one.Yaml)));
}
