using k8s;

namespace Validation.Harness.Engines.Kubernetes.Connecting;

/// <summary>The API server of the cluster that this process is a pod of, unless a KUBECONFIG names another.</summary>
internal static class InCluster
{
    public static bool IsHere =>
        KubernetesClientConfiguration.IsInCluster() && Environment.GetEnvironmentVariable("KUBECONFIG") is null or "";

    public static ApiConnection Open()
    {
        var configuration = KubernetesClientConfiguration.InClusterConfig();
        // The token goes straight to the API server, whatever proxy the pod has for other things.
        configuration.FirstMessageHandlerSetup = handler => handler.UseProxy = false;
        return new ApiConnection { Address = configuration.Host, Configuration = ServerNames.Check(configuration) };
    }
}
