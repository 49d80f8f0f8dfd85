using System.Security.Cryptography.X509Certificates;
using k8s;

namespace Validation.Harness.Engines.Kubernetes.Connecting;

/// <summary>
/// Has the server's certificate checked as TLS wants it (RFC 9110, 4.3.4). With an authority of the cluster's own the library
/// looks at the chain alone and takes a certificate that was issued to somebody else: its own check is replaced by .NET's, which
/// does both.
/// </summary>
internal static class ServerNames
{
    public static KubernetesClientConfiguration Check(KubernetesClientConfiguration configuration)
    {
        if (configuration.SkipTlsVerify || configuration.SslCaCerts is not { } authorities)
            return configuration;
        var trust = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // A cluster's own authority publishes no lists.
            RevocationMode = X509RevocationMode.NoCheck,
        };
        trust.CustomTrustStore.AddRange(authorities);
        configuration.SslCaCerts = null;
        configuration.FirstMessageHandlerSetup += handler => handler.SslOptions.CertificateChainPolicy = trust;
        return configuration;
    }
}
