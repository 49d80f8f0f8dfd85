using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Connecting;

namespace Kubernetes.Tests.Calling;

internal static class ServerApi
{
    /// <summary>What stands in for an API server, asked as one.</summary>
    internal static ClusterApi Api(this Server server) => new(new ApiConnection
    {
        Address = "test", Configuration = new k8s.KubernetesClientConfiguration { Host = server.Address.ToString() }
    });
}
