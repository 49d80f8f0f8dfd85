using System.Text.Json;
using System.Text.Json.Nodes;
using Cluster.Tests.Bed;

namespace Cluster.Tests.Manifests;

/// <summary>
/// The real kubectl, asked to read and print (<c>label --local</c> asks no server), says the same of YAML as the cases that our
/// reader is held to in Kubernetes.Tests.
/// </summary>
public sealed class KubectlReadsTests
{
    private const string Object = "apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: x}\n";

    [TestCaseSource(nameof(Readable))]
    public async Task Kubectl_reads_it_so(string yaml, string json)
    {
        var said = await ReadAsync(yaml);

        said.ExitCode.ShouldBe(0, said.Errors);
        var read = JsonNode.Parse(said.Output)!.AsObject();
        foreach (var field in (string[])["apiVersion", "kind", "metadata"])
            read.Remove(field);
        JsonNode.DeepEquals(read, JsonNode.Parse(json)).ShouldBeTrue(read.ToJsonString());
    }

    [TestCaseSource(nameof(Unreadable))]
    public async Task Kubectl_refuses_it(string yaml) => (await ReadAsync(yaml)).ExitCode.ShouldNotBe(0);

    [TestCaseSource(nameof(LetPass))]
    public async Task Kubectl_lets_a_key_stand_twice(string yaml) => (await ReadAsync(yaml)).ExitCode.ShouldBe(0);

    private static Task<Ended> ReadAsync(string yaml) =>
        Kubectl.TryWithAsync(Object + yaml, "label", "--local", "-f", "-", "-o", "json", "read=so");

    private static IEnumerable<TestCaseData> Readable() =>
        YamlCases.Read.Select(one => new TestCaseData(one.Yaml, one.Json).SetArgDisplayNames(JsonSerializer.Serialize(one.Yaml)));

    private static IEnumerable<TestCaseData> Unreadable() => Named(YamlCases.Refused);

    private static IEnumerable<TestCaseData> LetPass() => Named(YamlCases.StricterThanKubectl);

    private static IEnumerable<TestCaseData> Named((string Yaml, string Says)[] cases) =>
        cases.Select(one => new TestCaseData(one.Yaml).SetArgDisplayNames(JsonSerializer.Serialize(one.Yaml)));
}
