namespace Validation.Harness.Engines.Kubernetes;

/// <summary>A way to the API server that brings its own credentials.</summary>
internal abstract class ApiConnection : IAsyncDisposable
{
    /// <summary>Where requests go, for people: <c>kubectl proxy (context kind)</c>, <c>https://10.96.0.1:443</c>.</summary>
    public required string Address { get; init; }

    public required HttpClient Http { get; init; }

    /// <summary>In a cluster the service account's credentials; else whatever kubectl has, by every authentication plugin it knows.</summary>
    /// <param name="context">The kubeconfig's context; empty for its current one.</param>
    /// <param name="directory">Where the proxy's socket is to lie: private to this user.</param>
    /// <param name="cancellationToken">Ends the wait for the proxy.</param>
    /// <exception cref="KubernetesException">There is no way.</exception>
    public static async Task<ApiConnection> OpenAsync(string context, string directory, CancellationToken cancellationToken) =>
        context.Length == 0 && InCluster.IsHere
            ? InCluster.Open()
            : await KubectlProxy.StartAsync(context, directory, cancellationToken).ConfigureAwait(false);

    public virtual ValueTask DisposeAsync()
    {
        Http.Dispose();
        return ValueTask.CompletedTask;
    }
}
