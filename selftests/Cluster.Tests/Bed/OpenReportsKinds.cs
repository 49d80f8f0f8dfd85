using Validation.Harness.Runs;

namespace Cluster.Tests.Bed;

/// <summary>The resources of openreports.io in the cluster of KUBECONFIG.</summary>
internal static class OpenReportsKinds
{
    private static readonly string[] Names = ["clusterreports.openreports.io", "reports.openreports.io"];

    internal static async Task InstallAsync()
    {
        await Kubectl.Async("apply", "-f", Repository.PathOf("fixtures/openreports/definitions.yaml"));
        await Kubectl.Async(["wait", "crd", .. Names, "--for=condition=Established", "--timeout=60s"]);
    }

    /// <summary>With all that was stored of them.</summary>
    internal static Task RemoveAsync() => Kubectl.Async(["delete", "crd", .. Names, "--ignore-not-found"]);
}
