using k8s;
using KubernetesException = Validation.Harness.Engines.Kubernetes.Failing.KubernetesException;

namespace Validation.Harness.Engines.Kubernetes.Connecting;

/// <summary>A way to the API server that brings its own credentials.</summary>
internal class ApiConnection : IAsyncDisposable
{
    /// <summary>
    /// Where requests go, for people: <c>https://10.0.0.1:6443 (context kind)</c>, <c>https://10.96.0.1:443</c>.
    /// </summary>
    public required string Address { get; init; }

    public required KubernetesClientConfiguration Configuration { get; init; }

    /// <summary>
    /// In a cluster the service account's credentials; else what the kubeconfig has, and kubectl's own for what only it does
    /// rightly.
    /// </summary>
    /// <param name="context">The kubeconfig's context; empty for its current one.</param>
    /// <param name="directory">Where a proxy's socket is to lie: private to this user.</param>
    /// <param name="cancellationToken">Ends the wait for the proxy.</param>
    /// <exception cref="KubernetesException">There is no way.</exception>
    public static async Task<ApiConnection> OpenAsync(string context, string directory, CancellationToken cancellationToken)
    {
        if (context.Length == 0 && InCluster.IsHere)
            return InCluster.Open();
        var login = KubeconfigFiles.Login(context);
        return login.Odd is { } odd
            ? await KubectlProxy.StartAsync(context, odd, directory, cancellationToken).ConfigureAwait(false)
            : login.Open();
    }

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
