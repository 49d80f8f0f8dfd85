using Cluster.Tests.Bed;
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

    /// <summary>Where the runs' directories lie.</summary>
    internal static string Results => overlay!.Results;

    [OneTimeSetUp]
    public async Task Install()
    {
        if (OwnBed.IsIt)
            await OwnBed.GiveImageAsync();
        else
            (await Kubectl.TryAsync("get", "namespace", "validation")).ExitCode.ShouldNotBe(0,
                "the cluster of KUBECONFIG has a namespace 'validation' and is not the project's bed: these tests would take it "
                    + "away");
        overlay = await Overlay.MakeAsync(await MinorAsync(),
            (await Kubectl.TryAsync("get", "runtimeclass", "gvisor")).ExitCode == 0);
        await Kubectl.Async("apply", "-f", overlay.Objects);
        await Kubectl.Async("-n", "validation", "rollout", "status", "deployment/validation-webhook", "--timeout=180s");
    }

    [OneTimeTearDown]
    public async Task Remove()
    {
        if (overlay is null)
            return;
        using (overlay)
            await Kubectl.Async("delete", "-f", overlay.Objects, "--ignore-not-found", "--timeout=180s");
    }

    private static async Task<int> MinorAsync()
    {
        var version = await Kubectl.Async("get", "--raw", "/version");
        return int.Parse(System.Text.Json.JsonDocument.Parse(version).RootElement.GetProperty("minor").GetString()!.TrimEnd('+'),
            System.Globalization.CultureInfo.InvariantCulture);
    }
}
