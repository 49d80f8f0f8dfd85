using System.Security.Cryptography;
using System.Text;
using Validation.Harness.Engines.Docker.Connecting;
using Validation.Harness.Settings;

namespace Docker.Tests.Connecting;

public sealed class DockerHostTests
{
    private Scratch scratch = null!;

    private string Home => scratch.Path;

    [SetUp]
    public void Make_a_home() => scratch = new Scratch();

    [TearDown]
    public void Remove_it() => scratch.Dispose();

    [Test]
    public void Without_any_configuration_it_is_the_default_socket() =>
        Resolve().ShouldBe(new DockerHost { Address = "unix:///var/run/docker.sock", Source = "docker's default" });

    [Test]
    public void DOCKER_HOST_goes_before_every_context()
    {
        Context("far", "ssh://ops@far");
        Resolve(("DOCKER_HOST", "tcp://10.0.0.1:2375"), ("DOCKER_CONTEXT", "far")).Address.ShouldBe("tcp://10.0.0.1:2375");
    }

    [Test]
    public void DOCKER_CONTEXT_goes_before_the_current_context()
    {
        Context("far", "ssh://ops@far");
        Context("colima", "unix:///home/me/.colima/docker.sock");
        Write("config.json", """{"currentContext": "colima", "auths": {}}""");
        Resolve(("DOCKER_CONTEXT", "far")).ToString().ShouldBe("ssh://ops@far (from the docker context 'far')");
        Resolve().ToString().ShouldBe("unix:///home/me/.colima/docker.sock (from the docker context 'colima')");
    }

    [Test]
    public void The_context_default_is_the_default_socket()
    {
        Write("config.json", """{"currentContext": "default"}""");
        Resolve().Address.ShouldBe(DockerHost.DefaultAddress);
    }

    [Test]
    public void DOCKER_CONFIG_moves_the_directory()
    {
        Write("config.json", """{"currentContext": "gone"}""");
        Resolve(("DOCKER_CONFIG", scratch.In("elsewhere"))).Address.ShouldBe(DockerHost.DefaultAddress);
    }

    [Test]
    public void A_context_that_is_not_there_is_named_with_its_file()
    {
        Write("config.json", """{"currentContext": "gone"}""");
        Should.Throw<ConfigurationException>(() => Resolve()).Message.ShouldBe(
            $"the docker context 'gone' (from docker context use) does not exist: there is no '{Home}/.docker/contexts/meta/"
                + $"{Hash("gone")}/meta.json'; `docker context ls` lists those that do");
    }

    [Test]
    public void A_configuration_that_is_no_JSON_is_named()
    {
        Write("config.json", "currentContext: far");
        Should.Throw<ConfigurationException>(() => Resolve()).Message.ShouldStartWith(
            $"docker's configuration '{Home}/.docker/config.json' cannot be read: ");
    }

    [TestCase("unix://")]
    [TestCase("unix://relative/path")]
    [TestCase("tcp://host")]
    [TestCase("npipe:////./pipe/docker_engine")]
    [TestCase("ssh://user:password@host")]
    [TestCase("/var/run/docker.sock")]
    [TestCase("nonsense")]
    public void An_address_that_cannot_be_understood_is_refused(string address) =>
        Should.Throw<ConfigurationException>(() => Resolve(("DOCKER_HOST", address))).Message.ShouldStartWith(
            $"the engine's address '{address}' (from DOCKER_HOST) cannot be understood; give unix:///PATH, ");

    [Test]
    public void Ssh_is_told_user_port_and_socket()
    {
        var transport = Resolve(("DOCKER_HOST", "ssh://ops@far.example:2222/run/other.sock")).Transport()
            .ShouldBeOfType<SshTransport>();
        string.Join(' ', transport.Arguments).ShouldBe(
            "-o ConnectTimeout=20 -T -l ops -p 2222 -- far.example docker --host unix:///run/other.sock system dial-stdio");
    }

    [Test]
    public void Certificates_come_from_DOCKER_CERT_PATH_or_the_context()
    {
        var environment = Resolve(("DOCKER_HOST", "tcp://far:2376"), ("DOCKER_TLS_VERIFY", "1"), ("DOCKER_CERT_PATH", "/certs"));
        (environment.Certificates, environment.TrustsAnyServer).ShouldBe(("/certs", false));
        Resolve(("DOCKER_HOST", "tcp://far:2375")).Certificates.ShouldBeNull();

        Context("far", "tcp://far:2376");
        Write($"contexts/tls/{Hash("far")}/docker/ca.pem", "");
        Resolve(("DOCKER_CONTEXT", "far")).Certificates.ShouldBe($"{Home}/.docker/contexts/tls/{Hash("far")}/docker");
    }

    private DockerHost Resolve(params (string Name, string Value)[] variables) =>
        DockerHost.Resolve(variables.ToDictionary(one => one.Name, one => one.Value).GetValueOrDefault, Home);

    private void Context(string name, string address) =>
        Write($"contexts/meta/{Hash(name)}/meta.json",
            $$$"""{ "Name": "{{{name}}}", "Metadata": {}, "Endpoints": { "docker": { "Host": "{{{address}}}", "SkipTLSVerify": false } } }""");

    private void Write(string file, string text) => scratch.Write($".docker/{file}", text);

    private static string Hash(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
