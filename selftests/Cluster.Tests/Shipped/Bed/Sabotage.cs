using Validation.Harness.Runs;

namespace Cluster.Tests.Shipped.Bed;

/// <summary>Something of the project's own bed that is broken until this is disposed of.</summary>
internal sealed class Sabotage : IAsyncDisposable
{
    private readonly string what;
    private readonly string mended;

    private Sabotage(string what, string mended) => (this.what, this.mended) = (what, mended);

    /// <param name="what">A node, or <c>policies</c>.</param>
    /// <param name="how">As fixtures/cluster/sabotage.sh has it.</param>
    internal static async Task<Sabotage> Async(string what, string how)
    {
        if (!Installed.OnOwnBed)
            Assert.Ignore("a cluster that is not the project's own bed is not broken");
        var sabotage = new Sabotage(what, what == "policies" ? "on" : "none");
        await RunAsync(what, how);
        return sabotage;
    }

    public async ValueTask DisposeAsync() => await RunAsync(what, mended);

    private static Task<string> RunAsync(string what, string how) =>
        Kubectl.ScriptAsync("/usr/bin/env", $"VALIDATION_CLUSTER_BED={Installed.Bed}", Path.Combine(Repository.Root, "fixtures/cluster/sabotage.sh"), what, how);
}
