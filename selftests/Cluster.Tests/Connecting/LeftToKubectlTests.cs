using System.Text;
using System.Text.Json.Nodes;
using Cluster.Tests.Bed;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Connecting;

namespace Cluster.Tests.Connecting;

/// <summary>A kubeconfig as the clouds make it, whose user logs in by a program of the cloud's.</summary>
public sealed class LeftToKubectlTests
{
    private static CancellationToken Ended => TestContext.CurrentContext.CancellationToken;

    [Test]
    public async Task Plugin_with_blanks_in_its_arguments_logs_in_by_kubectl()
    {
        using var scratch = new Scratch();
        using var kubeconfig = new Variable("KUBECONFIG", await WriteAsync(scratch));

        await using var api = new ClusterApi(await ApiConnection.OpenAsync("", scratch.Path, Ended));

        api.Address.ShouldBe("kubectl proxy (current context)");
        (await api.VersionAsync(Ended)).ShouldStartWith("v1.");
        (await api.ListAsync<NodeAnswer>(Resource.Nodes, Ended)).ShouldNotBeEmpty();
    }

    [Test]
    public async Task The_clusters_own_kubeconfig_needs_no_kubectl()
    {
        await using var connection = await ApiConnection.OpenAsync("", "/nonexistent", Ended);

        connection.ShouldBeOfType<ApiConnection>();
    }

    /// <summary>The same cluster, and the same certificate by way of a plugin.</summary>
    private static async Task<string> WriteAsync(Scratch scratch)
    {
        var config = JsonNode.Parse(await Kubectl.Async("config", "view", "--raw", "--minify", "--flatten", "-o", "json"))!;
        var user = config["users"]![0]!["user"]!;
        var credential = new JsonObject
        {
            ["apiVersion"] = "client.authentication.k8s.io/v1beta1",
            ["kind"] = "ExecCredential",
            ["status"] = new JsonObject
            {
                ["clientCertificateData"] = Text(user, "client-certificate-data"),
                ["clientKeyData"] = Text(user, "client-key-data")
            },
        };
        var file = scratch.Write("a credential.json", credential.ToJsonString());
        config["users"]![0]!["user"] = new JsonObject
        {
            ["exec"] = new JsonObject
            {
                ["apiVersion"] = "client.authentication.k8s.io/v1beta1", ["command"] = "cat", ["args"] = new JsonArray(file),
                ["interactiveMode"] = "Never"
            },
        };
        return scratch.Write("kubeconfig", config.ToJsonString());
    }

    private static string Text(JsonNode user, string field) =>
        Encoding.ASCII.GetString(Convert.FromBase64String(user[field]!.GetValue<string>()));
}
