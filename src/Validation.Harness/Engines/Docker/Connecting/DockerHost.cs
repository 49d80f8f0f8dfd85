using System.Globalization;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Docker.Connecting;

/// <summary>Where an engine listens, and who said so.</summary>
internal sealed record DockerHost
{
    public const string DefaultAddress = "unix:///var/run/docker.sock";

    /// <summary>As docker writes it: <c>unix:///path</c>, <c>tcp://host:port</c>, <c>ssh://user@host:port/path</c>.</summary>
    public required string Address { get; init; }

    /// <summary>The variable, context or default that named it.</summary>
    public required string Source { get; init; }

    /// <summary>The directory of ca.pem, cert.pem and key.pem; null where the connection is not encrypted.</summary>
    public string? Certificates { get; init; }

    /// <summary>True where the server's certificate is not checked.</summary>
    public bool TrustsAnyServer { get; init; }

    /// <summary>
    /// The engine that docker itself would talk to: DOCKER_HOST, else DOCKER_CONTEXT, else the current context. The library's
    /// DockerConfig finds its address alone: no certificates (DOCKER_TLS_VERIFY, DOCKER_CERT_PATH, the context's), nor who named
    /// it.
    /// </summary>
    /// <param name="variable">Reads a variable of the environment; null where it is not set.</param>
    /// <param name="home">The user's home directory.</param>
    /// <exception cref="ConfigurationException">What was named does not exist or cannot be understood.</exception>
    public static DockerHost Resolve(Func<string, string?> variable, string home)
    {
        var directory = Given("DOCKER_CONFIG") ?? Path.Combine(home, ".docker");
        if (Given("DOCKER_HOST") is { } address)
        {
            var verify = Given("DOCKER_TLS_VERIFY") is not null;
            return Checked(new DockerHost
            {
                Address = address,
                Source = "DOCKER_HOST",
                Certificates = verify || Given("DOCKER_TLS") is not null ? Given("DOCKER_CERT_PATH") ?? directory : null,
                TrustsAnyServer = !verify,
            });
        }
        var (name, source) = Given("DOCKER_CONTEXT") is { } named
            ? (named, "DOCKER_CONTEXT")
            : (DockerContexts.Current(directory), "docker context use");
        return name is null or "default"
            ? new DockerHost { Address = DefaultAddress, Source = "docker's default" }
            : Checked(DockerContexts.Read(directory, name, source));

        string? Given(string key) => variable(key) is { Length: > 0 } value ? value : null;
    }

    /// <summary>How connections to it are made.</summary>
    public ITransport Transport()
    {
        var address = new Uri(Address);
        return address.Scheme switch
        {
            "unix" => new UnixTransport(Uri.UnescapeDataString(address.AbsolutePath)),
            "ssh" => new SshTransport(SshArguments(address)),
            _ => new TcpTransport(address.Host, address.Port, Certificates, TrustsAnyServer),
        };
    }

    public override string ToString() => $"{Address} (from {Source})";

    private static List<string> SshArguments(Uri address)
    {
        var arguments = new List<string> { "-o", "ConnectTimeout=20", "-T" };
        if (address.UserInfo.Length > 0)
            arguments.AddRange(["-l", Uri.UnescapeDataString(address.UserInfo)]);
        if (address.Port > 0)
            arguments.AddRange(["-p", address.Port.ToString(CultureInfo.InvariantCulture)]);
        arguments.AddRange(["--", address.IdnHost, "docker"]);
        if (address.AbsolutePath.Length > 1)
            arguments.AddRange(["--host", $"unix://{address.AbsolutePath}"]);
        return [.. arguments, "system", "dial-stdio"];
    }

    private static DockerHost Checked(DockerHost host)
    {
        var understood = Uri.TryCreate(host.Address, UriKind.Absolute, out var address) && address.Scheme switch
        {
            "unix" => address.AbsolutePath.Length > 1 && address.Host.Length == 0,
            "tcp" => address is { Host.Length: > 0, Port: > 0 },
            "ssh" => address.Host.Length > 0 && !address.UserInfo.Contains(':', StringComparison.Ordinal),
            _ => false,
        };
        return understood ? host : throw new ConfigurationException(
            $"the engine's address '{host.Address}' (from {host.Source}) cannot be understood; give unix:///PATH, "
                + "tcp://HOST:PORT or ssh://[USER@]HOST[:PORT]");
    }
}
