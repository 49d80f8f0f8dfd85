using Validation.Harness.Engines.Kubernetes.Connecting;
using Validation.Harness.Engines.Kubernetes.Failing;
using Validation.Harness.Runs;
using Validation.Processes;

namespace Kubernetes.Tests.Connecting;

/// <summary>A kubeconfig is read as kubectl reads it; what the library cannot do is left to kubectl, by name.</summary>
public sealed class KubeconfigTests
{
    private Scratch scratch = null!;

    [SetUp]
    public void Make() => scratch = new Scratch();

    [TearDown]
    public void Remove() => scratch.Dispose();

    [TestCase("", "https://prod.example.com")]
    [TestCase("prod", "https://prod.example.com")]
    [TestCase("Prod", "https://other.example.com")]
    public void Context_is_found_by_its_name_to_the_letter(string context, string server)
    {
        var file = scratch.Write("config", """
            current-context: prod
            contexts:
            - {name: Prod, context: {cluster: other, user: me}}
            - {name: prod, context: {cluster: prod, user: me}}
            clusters:
            - {name: prod, cluster: {server: "https://prod.example.com"}}
            - {name: other, cluster: {server: "https://other.example.com"}}
            users: [{name: me, user: {token: abc}}]
            """);

        KubeconfigFiles.Login([file], context).Open().Configuration.Host.ShouldBe(server);
    }

    [Test]
    public void Several_files_are_joined_and_paths_are_relative_to_their_own()
    {
        using var authority = new Authority();
        scratch.Write("two/ca.crt", authority.Pem);
        var one = scratch.Write(
            "one/config",
            "current-context: it\ncontexts: [{name: it, context: {cluster: there, user: me}}]\n"
            + "users: [{name: me, user: {token: first}}]");
        var two = scratch.Write(
            "two/config",
            "users: [{name: me, user: {token: second}}]\n"
            + "clusters: [{name: there, cluster: {server: 'https://a', certificate-authority: ca.crt}}]");

        var configuration = KubeconfigFiles.Login([Path.Combine(scratch.Path, "missing"), one, two], "").Open().Configuration;

        configuration.AccessToken.ShouldBe("first");
        configuration.FirstMessageHandlerSetup.ShouldNotBeNull();
    }

    [TestCase("server: 'https://a'", "token: abc")]
    [TestCase(
        "server: 'https://a', insecure-skip-tls-verify: true, proxy-url: ''", "username: a, password: b, as: '', exec: null")]
    [TestCase("server: 'http://a', extensions: []", "")]
    public void What_the_library_does_needs_no_kubectl(string cluster, string user)
    {
        var login = Login(cluster, user);

        login.Odd.ShouldBeNull();
        login.Open().Address.ShouldEndWith("://a (context it)");
    }

    [TestCase("", "exec: {apiVersion: client.authentication.k8s.io/v1, command: gke-gcloud-auth-plugin}", "'exec'")]
    [TestCase("", "auth-provider: {name: oidc}", "'auth-provider'")]
    [TestCase("", "tokenFile: /var/token", "'tokenFile'")]
    [TestCase("", "token: abc, as: somebody, as-groups: [some]", "'as', 'as-groups'")]
    [TestCase("proxy-url: 'http://proxy:3128'", "token: abc", "'proxy-url'")]
    [TestCase("what-comes-next: 1", "token: abc", "'what-comes-next'")]
    public void What_it_does_not_is_named(string cluster, string user, string named) =>
        Login($"server: 'https://a', {cluster}", user).Odd.ShouldBe($"the context 'it' of {scratch.Path}/config has {named}");

    [TestCase("10.0.0.0/8,localhost", "a network in NO_PROXY")]
    [TestCase("localhost,.example.com", null)]
    public void Networks_beside_a_proxy_are_left_to_kubectl(string except, string? named)
    {
        using var proxy = new Variable("HTTPS_PROXY", "http://proxy:3128");
        using var beside = new Variable("NO_PROXY", except);

        Login("server: 'https://a'", "token: abc").Odd.ShouldBe(
            named is null ? null : $"the context 'it' of {scratch.Path}/config has {named}");
    }

    [Test]
    public async Task Without_kubectl_one_line_names_the_field_and_what_to_do()
    {
        var login = Login(
            "server: 'https://a'", "exec: {apiVersion: client.authentication.k8s.io/v1, command: gke-gcloud-auth-plugin}");
        const string Hide =
            "for folder in /usr/local/bin /usr/bin /bin; do [ ! -e $folder/kubectl ] || "
            + "mount --bind /dev/null $folder/kubectl; done; exec \"$@\"";
        var doctor = CommandLine.Of("doctor").Within("unshare", "--mount", "/bin/sh", "-c", Hide, "sh");

        var ended = await (doctor with
        {
            Variables = new Dictionary<string, string>
            {
                ["KUBECONFIG"] = $"{scratch.Path}/config", ["PATH"] = "/usr/bin:/bin", ["VALIDATION_ENGINE"] = "kubernetes",
            },
        }).RunAsync();

        ended.ExitCode.ShouldBe(ExitCodes.NotMeasured, ended.Said);
        ended.Said.ShouldContain(
            $"{login.Odd}, which is left to kubectl, and there is no `kubectl` on PATH: "
            + "install it (Debian: apt-get install kubernetes-client), "
            + "or name a context with a token or a client certificate");
    }

    [TestCase("current-context: it", "has no 'it' among its contexts")]
    [TestCase("contexts: []", "has no current-context; name one with --context (VALIDATION_CONTEXT)")]
    [TestCase("current-context: it\ncontexts: [{name: it, context: {cluster: a, user: me}}]", "has no 'a' among its clusters")]
    [TestCase("[]", "cannot be read: it is no object")]
    [TestCase("a: 1\na: 2", "cannot be read: line 2: the key 'a' is there already, in line 1")]
    [TestCase(
        "current-context: it\ncontexts: [{name: it, context: {cluster: a}}]\nclusters: [{name: a, cluster: {server: nowhere}}]",
        "cannot be used: Bad server host URL `nowhere` (cannot be parsed)")]
    [TestCase(
        "current-context: it\ncontexts: [{name: it, context: {cluster: a}}]\n"
        + "clusters: [{name: a, cluster: {server: 'https://a', certificate-authority: gone.crt}}]", "gone.crt")]
    public void What_cannot_be_used_is_said_in_a_line(string text, string says)
    {
        var file = scratch.Write("config", text);

        var error = Should.Throw<KubernetesException>(() => KubeconfigFiles.Login([file], "").Open());

        error.Message.ShouldContain(file);
        error.Message.ShouldContain(says);
        error.Message.ShouldNotContain("\n");
    }

    [Test]
    public void Missing_kubeconfig_is_said() =>
        Should.Throw<KubernetesException>(() => KubeconfigFiles.Login(["/nonexistent/config"], "")).Message
            .ShouldBe("there is no kubeconfig: /nonexistent/config does not exist; KUBECONFIG says where it is");

    private KubeconfigLogin Login(string cluster, string user) => KubeconfigFiles.Login(
        [
            scratch.Write("config", $$"""
                current-context: it
                contexts: [{name: it, context: {cluster: it, user: me} }]
                clusters: [{name: it, cluster: { {{cluster}} } }]
                users: [{name: me, user: { {{user}} } }]
                """),
        ],
        "");
}
