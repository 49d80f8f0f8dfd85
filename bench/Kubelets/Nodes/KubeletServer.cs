using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Validation.Kubelets.Nodes;

/// <summary>
/// The one call of a kubelet's server that an audit needs, <c>GET /containerLogs/NAMESPACE/POD/CONTAINER</c>, for all nodes at
/// one port.
/// </summary>
internal sealed class KubeletServer : IAsyncDisposable
{
    private readonly WebApplication server;

    private KubeletServer(WebApplication server) => this.server = server;

    public int Port { get; private set; }

    /// <param name="plane">Its certificates: like a kubelet, this turns away who has none.</param>
    /// <param name="answer">Writes a container's log.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<KubeletServer> StartAsync(ControlPlane plane, Func<HttpContext, string, string, Task> answer,
        CancellationToken cancellationToken)
    {
        var pki = plane.Certificates;
        var certificate = X509Certificate2.CreateFromPemFile(Path.Combine(pki, "kubelets.crt"),
            Path.Combine(pki, "kubelets.key"));
        var authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(pki, "ca.crt"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Parse(plane.Here), 0, port => port.UseHttps(https =>
        {
            https.ServerCertificate = certificate;
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            https.ClientCertificateValidation = (client, _, _) => IssuedBy(client, authority);
        })));
        var made = new KubeletServer(builder.Build());
        made.server.MapGet("/containerLogs/{space}/{pod}/{container}",
            (HttpContext context, string space, string pod) => answer(context, space, pod));
        await made.server.StartAsync(cancellationToken);
        made.Port = new Uri(
            made.server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        return made;
    }

    public async ValueTask DisposeAsync()
    {
        // Logs that are followed have no end of their own.
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await server.StopAsync(now.Token);
        await server.DisposeAsync();
    }

    private static bool IssuedBy(X509Certificate2 client, X509Certificate2 authority)
    {
        using var chain = new X509Chain
        {
            ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck },
        };
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        return chain.Build(client);
    }
}
