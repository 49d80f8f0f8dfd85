using System.Text;
using System.Text.Json.Nodes;
using Cluster.Tests.Bed;
using Validation.Harness.Engines.Kubernetes;

namespace Cluster.Tests.Connecting;

/// <summary>A kubeconfig as the clouds make it, whose user logs in by a program of the cloud's.</summary>
public sealed class LeftToKubectlTests
{
    private static CancellationToken Ended => TestContext.CurrentContext.CancellationToken;

    [Test]
    public async Task Plugin_with_blanks_in_its_arguments_logs_in_by_kubectl()
    {
        using var scratch = new Scratch();
        var before = Environment.GetEnvironmentVariable("KUBECONFIG");
        try
        {
            Environment.SetEnvironmentVariable("KUBECONFIG", await WriteAsync(scratch.Path));

            await using var api = new ClusterApi(await ApiConnection.OpenAsync("", scratch.Path, Ended));

            api.Address.ShouldBe("kubectl proxy (current context)");
            (await api.VersionAsync(Ended)).ShouldStartWith("v1.");
            (await api.ListAsync<NodeAnswer>(Resource.Nodes, Ended)).ShouldNotBeEmpty();
        }
        finally
        {
            Environment.SetEnvironmentVariable("KUBECONFIG", before);
        }
    }

    [Test]
    public async Task The_clusters_own_kubeconfig_needs_no_kubectl()
    {
        await using var connection = await ApiConnection.OpenAsync("", "/nonexistent", Ended);

        connection.ShouldBeOfType<ApiConnection>();
    }

    /// <summary>The same cluster, and the same certificate by way of a plugin.</summary>
    private static async Task<string> WriteAsync(string directory)
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
        var file = Path.Combine(directory, "a credential.json");
        await File.WriteAllTextAsync(file, credential.ToJsonString(), Ended);
        config["users"]![0]!["user"] = new JsonObject
        {
            ["exec"] = new JsonObject
            {
                ["apiVersion"] = "client.authentication.k8s.io/v1beta1", ["command"] = "cat", ["args"] = new JsonArray(file),
                ["interactiveMode"] = "Never"
            },
        };
        var written = Path.Combine(directory, "kubeconfig");
        await File.WriteAllTextAsync(written, config.ToJsonString(), Ended);
        return written;
    }

    private static string Text(JsonNode user, string field) =>
        Encoding.ASCII.GetString(Convert.FromBase64String(user[field]!.GetValue<string>()));
}
