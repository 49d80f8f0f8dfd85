namespace Validation.Harness.Engines.Kubernetes;

/// <summary>The API server of the cluster that this process is a pod of, unless a KUBECONFIG names another.</summary>
internal sealed class InCluster : ApiConnection
{
    public static bool IsHere => ServiceAccount.IsHere && Environment.GetEnvironmentVariable("KUBECONFIG") is null or "";

    public static InCluster Open()
    {
        var http = ServiceAccount.Http();
        return new InCluster { Address = http.BaseAddress!.ToString(), Http = http };
    }
}
