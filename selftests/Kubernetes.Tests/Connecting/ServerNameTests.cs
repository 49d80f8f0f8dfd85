using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Connecting;
using Validation.Harness.Engines.Kubernetes.Failing;

namespace Kubernetes.Tests.Connecting;

/// <summary>The library takes any certificate of the cluster's authority, whoever it was issued to.</summary>
public sealed class ServerNameTests
{
    private const string Version =
        """{"major":"1","minor":"20","gitVersion":"v1.20.2","gitCommit":"","gitTreeState":"","buildDate":"","goVersion":"","compiler":"","platform":""}""";

    private static CancellationToken Ended => TestContext.CurrentContext.CancellationToken;

    [TestCase("127.0.0.1", "")]
    [TestCase("api.example.com", "tls-server-name: api.example.com")]
    [TestCase("somebody.example.com", "insecure-skip-tls-verify: true")]
    public async Task Server_that_is_who_the_kubeconfig_says_is_asked(string issued, string field) =>
        (await AskAsync(issued, field, another: false)).ShouldBe("v1.20.2");

    [TestCase(
        "somebody.example.com", "",
        "RemoteCertificateNameMismatch; its certificate was issued to somebody else: the kubeconfig's server, "
        + "or tls-server-name, has to be a name that it has")]
    [TestCase(
        "127.0.0.1", "tls-server-name: api.example.com",
        "RemoteCertificateNameMismatch; its certificate was issued to somebody else")]
    public async Task Server_with_somebody_elses_certificate_is_refused_at_once(string issued, string field, string why) =>
        (await Should.ThrowAsync<KubernetesException>(() => AskAsync(issued, field, another: false))).Message.ShouldContain(why);

    [Test]
    public async Task Server_of_another_authority_is_refused_at_once() =>
        (await Should.ThrowAsync<KubernetesException>(() => AskAsync("127.0.0.1", "", another: true))).Message
            .ShouldContain("its certificate is not from the kubeconfig's certificate-authority");

    private static async Task<string> AskAsync(string issued, string field, bool another)
    {
        using var authority = new Authority();
        using var other = new Authority();
        using var certificate = authority.Issue(issued);
        await using var server = await Server.StartAsync(200, Version, certificate);
        using var scratch = new Scratch();
        var trusted = field.StartsWith("insecure", StringComparison.Ordinal)
            ? "extensions: []"
            : $"certificate-authority-data: {(another ? other : authority).Data}";
        var file = scratch.Write("kubeconfig", $$"""
            current-context: it
            contexts: [{name: it, context: {cluster: it, user: me} }]
            clusters:
            - name: it
              cluster:
                server: {{server.Address}}
                {{trusted}}
                {{field}}
            users: [{name: me, user: {token: abc} }]
            """);
        await using var api = new ClusterApi(KubeconfigFiles.Login([file], "").Open());
        return await api.VersionAsync(Ended);
    }
}
