using Docker.DotNet.Handler.Abstractions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Net.Http.Client;

namespace Validation.Harness.Engines.Docker.Connecting;

/// <summary>
/// Sends Docker.DotNet's requests, and those posted raw, over our own connections. The library's handlers know no ssh, make a
/// connection for each request (a program each, over ssh), believe any server's name under TLS, and use a proxy that the
/// environment names. .NET's handler pools; requests that take their connection over go by the library's, because .NET's cannot
/// end one direction alone.
/// </summary>
internal sealed class EngineHandler : HttpMessageHandler, IDockerHandlerFactory<ITransport>
{
    /// <summary>What requests are addressed to; the transport knows where they go, and whether they are encrypted.</summary>
    public static readonly Uri Endpoint = new("http://engine/");

    private readonly HttpMessageInvoker pooling;
    private readonly HttpMessageInvoker hijacking;

    public EngineHandler(ITransport transport)
    {
        pooling = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectCallback = async (_, ended) => await transport.ConnectAsync(ended).ConfigureAwait(false),
        });
        ManagedHandler.StreamOpener open = async (_, _, ended) => await transport.ConnectAsync(ended).ConfigureAwait(false);
        hijacking = new HttpMessageInvoker(
            new ManagedHandler(open, NullLogger.Instance) { UseProxy = false, RedirectMode = RedirectMode.None });
    }

    public ResolvedTransport CreateHandler(ResolvedClientOptions clientOptions, ILogger logger) => new(this, Endpoint);

    public ResolvedTransport CreateHandler(ITransport transportOptions, ResolvedClientOptions clientOptions, ILogger logger) =>
        new(this, Endpoint);

    public Task<WriteClosableStream> HijackStreamAsync(HttpContent content) =>
        Task.FromResult(((HttpConnectionResponseContent)content).HijackStream());

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.Upgrade.Count == 0)
            return await pooling.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            return await hijacking.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException error) when (error.InnerException is InvalidOperationException)
        {
            // The library's word for it, two exceptions deep: "Sequence contains no elements".
            throw new IOException("the connection ended before an answer came");
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            pooling.Dispose();
            hijacking.Dispose();
        }
        base.Dispose(disposing);
    }
}
