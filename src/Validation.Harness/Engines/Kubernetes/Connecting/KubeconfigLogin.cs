using System.Security.Cryptography;
using System.Text.Json.Nodes;
using k8s;
using k8s.Exceptions;
using k8s.KubeConfigModels;
using Validation.Harness.Engines.Kubernetes.Parsing;
using KubernetesException = Validation.Harness.Engines.Kubernetes.Failing.KubernetesException;

namespace Validation.Harness.Engines.Kubernetes.Connecting;

/// <summary>One context of a kubeconfig: which cluster, as whom.</summary>
internal sealed record KubeconfigLogin
{
    /// <summary>
    /// What the library does as kubectl does. Whatever else stands there is left to kubectl, so that no field is passed over.
    /// </summary>
    private static readonly string[] Known =
    [
        "server", "certificate-authority", "certificate-authority-data", "insecure-skip-tls-verify",
        "tls-server-name", "disable-compression",
        "token", "username", "password", "client-certificate", "client-certificate-data",
        "client-key", "client-key-data", "extensions",
    ];

    public required string Context { get; init; }

    public required JsonObject Cluster { get; init; }

    public required KubeconfigFile ClusterFile { get; init; }

    public required JsonObject User { get; init; }

    public required KubeconfigFile UserFile { get; init; }

    /// <summary>
    /// What the library lacks or gets wrong, named for people; null where it does all of it. <c>exec</c>: it joins the arguments
    /// with blanks, does not look for a relative command beside the kubeconfig, and runs a plugin twice; <c>proxy-url</c>,
    /// <c>tokenFile</c>, <c>as</c>: it passes them over. And .NET knows no networks (<c>10.0.0.0/8</c>) in NO_PROXY.
    /// </summary>
    public string? Odd
    {
        get
        {
            string[] odd =
            [
                .. Cluster.Concat(User).Where(one => !Known.Contains(one.Key) && !IsEmpty(one.Value))
                    .Select(one => $"'{one.Key}'"),
                .. HasNetworkBesideProxy ? ["a network in NO_PROXY"] : Array.Empty<string>(),
            ];
            return odd.Length == 0 ? null : $"the context '{Context}' of {UserFile.Path} has {string.Join(", ", odd)}";
        }
    }

    private static bool HasNetworkBesideProxy =>
        Variable("HTTPS_PROXY") is { Length: > 0 } && Variable("NO_PROXY")?.Contains('/', StringComparison.Ordinal) == true;

    /// <exception cref="KubernetesException">What stands there cannot be used.</exception>
    public ApiConnection Open()
    {
        try
        {
            var configuration = KubernetesClientConfiguration.BuildConfigFromConfigObject(Only());
            return new ApiConnection
            {
                Address = $"{configuration.Host.TrimEnd('/')} (context {Context})",
                Configuration = ServerNames.Check(configuration),
            };
        }
        catch (Exception error) when (error is KubeConfigException or FormatException or CryptographicException)
        {
            throw new KubernetesException(
                $"the context '{Context}' of the kubeconfig {UserFile.Path} cannot be used: {error.Message}", error);
        }
    }

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? value
            : Environment.GetEnvironmentVariable(name.ToLowerInvariant());

    private static bool IsEmpty(JsonNode? value) =>
        value is null or JsonArray { Count: 0 } or JsonObject { Count: 0 } || Manifest.Text(value) is "" or "false";

    /// <summary>A kubeconfig of this context alone, with what its files hold in it.</summary>
    private K8SConfiguration Only()
    {
        var credentials = new UserCredentials
        {
            Token = KubeconfigFile.Text(User, "token"),
            UserName = KubeconfigFile.Text(User, "username"),
            Password = KubeconfigFile.Text(User, "password"),
            ClientCertificateData = UserFile.Data(User, "client-certificate"),
            ClientKeyData = UserFile.Data(User, "client-key"),
        };
        // To the library a user without credentials is a mistake; to kubectl it is one whom the cluster lets in as anybody.
        var isAnonymous = credentials is { Token: null, UserName: null, ClientCertificateData: null };
        return new K8SConfiguration
        {
            CurrentContext = Context,
            Contexts =
            [
                new Context
                {
                    Name = Context,
                    ContextDetails = new ContextDetails { Cluster = "it", User = isAnonymous ? null : "they" },
                },
            ],
            Users = [new User { Name = "they", UserCredentials = credentials }],
            Clusters =
            [
                new Cluster
                {
                    Name = "it",
                    ClusterEndpoint = new ClusterEndpoint
                    {
                        Server = KubeconfigFile.Text(Cluster, "server"),
                        TlsServerName = KubeconfigFile.Text(Cluster, "tls-server-name"),
                        SkipTlsVerify = KubeconfigFile.Text(Cluster, "insecure-skip-tls-verify") == "true",
                        CertificateAuthorityData = ClusterFile.Data(Cluster, "certificate-authority"),
                    },
                },
            ],
        };
    }
}
