using System.Collections.Concurrent;

namespace Kubernetes.Tests.Connecting;

/// <summary>
/// The whole program as a pod's, in a mount namespace of its own in which a service account lies where the kubelet puts it.
/// </summary>
public sealed class InClusterTests
{
    private const string Script =
        """
        set -e
        mount -t tmpfs none /run
        mkdir -p /run/secrets/kubernetes.io/serviceaccount
        cp "$1" /run/secrets/kubernetes.io/serviceaccount/ca.crt
        echo the-token >/run/secrets/kubernetes.io/serviceaccount/token
        shift
        exec "$@"
        """;

    [Test]
    public async Task Api_server_is_asked_with_the_accounts_token()
    {
        var (said, tokens) = await DiagnoseAsync("127.0.0.1");

        tokens.ShouldNotBeEmpty(said);
        tokens.ShouldAllBe(token => token == "Bearer the-token");
        said.ShouldContain("403 Forbidden, not for you");
    }

    [Test]
    public async Task Token_is_not_sent_to_a_server_with_somebody_elses_certificate()
    {
        var (said, tokens) = await DiagnoseAsync("somebody.example.com");

        tokens.ShouldBeEmpty(said);
        said.ShouldContain("RemoteCertificateNameMismatch");
    }

    private static async Task<(string Said, string[] Tokens)> DiagnoseAsync(string issued)
    {
        using var authority = new Authority();
        using var certificate = authority.Issue(issued);
        var tokens = new ConcurrentQueue<string>();
        await using var server = await Server.StartAsync(
            (call, _) =>
            {
                tokens.Enqueue($"{call.Request.Headers.Authorization}");
                return Server.SayAsync(
                    call, 403,
                    """{"kind":"Status","status":"Failure","reason":"Forbidden","message":"not for you","code":403}""");
            },
            certificate);
        using var scratch = new Scratch();
        var bundle = scratch.Write("ca.crt", authority.Pem);
        var doctor = CommandLine.Of("doctor", "--engine", "kubernetes").Within("unshare", "--mount", "/bin/sh", "-c", Script,
            "sh", bundle);
        var ended = await (doctor with
        {
            Variables = new Dictionary<string, string>
            {
                ["KUBECONFIG"] = "", ["KUBERNETES_SERVICE_HOST"] = "127.0.0.1",
                ["KUBERNETES_SERVICE_PORT"] = $"{server.Address.Port}",
            },
        }).RunAsync();
        return (ended.Said, [.. tokens]);
    }
}
