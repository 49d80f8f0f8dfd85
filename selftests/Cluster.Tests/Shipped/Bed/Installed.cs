using Cluster.Tests.Shipped.Bed;
using Validation.Harness.Runs;

namespace Cluster.Tests.Shipped;

/// <summary>
/// deploy/ as it ships, in the cluster of KUBECONFIG: the image is built and given to the bed's nodes, everything is applied with
/// kubectl, and taken away again. Results go to a directory of this machine, since the bed has no provisioner of volumes.
/// </summary>
[SetUpFixture]
public sealed class Installed
{
    private static Overlay? overlay;

    /// <summary>Where the cluster's own files lie, if it is the project's bed.</summary>
    internal static string Bed => Path.GetDirectoryName(Environment.GetEnvironmentVariable("KUBECONFIG"))!;

    internal static bool OnOwnBed => File.Exists(Path.Combine(Bed, "made-by"));

    /// <summary>Where the runs' directories lie.</summary>
    internal static string Results => overlay!.Results;

    [OneTimeSetUp]
    public async Task Install()
    {
        if (Environment.GetEnvironmentVariable("KUBECONFIG") is not { Length: > 0 })
            throw new InvalidOperationException("KUBECONFIG is not set: these tests need a cluster of their own, such as the bed: export \"$(fixtures/cluster/up.sh)\"");
        if (OnOwnBed)
            await GiveImageAsync();
        else
            (await Kubectl.TryAsync("get", "namespace", "validation")).ExitCode.ShouldNotBe(0, "the cluster of KUBECONFIG has a namespace 'validation' and is not the project's bed: these tests would take it away");
        overlay = Overlay.Make(await MinorAsync(), (await Kubectl.TryAsync("get", "runtimeclass", "gvisor")).ExitCode == 0);
        await Kubectl.Async("apply", "-k", overlay.Folder);
        await Kubectl.Async("-n", "validation", "rollout", "status", "deployment/validation-webhook", "--timeout=180s");
    }

    [OneTimeTearDown]
    public async Task Remove()
    {
        if (overlay is null)
            return;
        await Kubectl.Async("delete", "-k", overlay.Folder, "--ignore-not-found", "--timeout=180s");
        overlay.Dispose();
    }

    private static async Task GiveImageAsync()
    {
        var image = Path.Combine(Path.GetTempPath(), $"validation-image-{Environment.ProcessId}.tar");
        try
        {
            await Kubectl.ScriptAsync(Path.Combine(Repository.Root, "deploy/image/build.sh"), image);
            await Kubectl.ScriptAsync("/usr/bin/env", $"VALIDATION_CLUSTER_BED={Bed}", Path.Combine(Repository.Root, "fixtures/cluster/load.sh"), image);
        }
        finally
        {
            File.Delete(image);
        }
    }

    private static async Task<int> MinorAsync()
    {
        var version = await Kubectl.Async("get", "--raw", "/version");
        return int.Parse(System.Text.Json.JsonDocument.Parse(version).RootElement.GetProperty("minor").GetString()!.TrimEnd('+'), System.Globalization.CultureInfo.InvariantCulture);
    }
}
