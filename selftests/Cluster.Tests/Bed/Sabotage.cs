namespace Cluster.Tests.Bed;

/// <summary>Something of the project's own bed that is broken until this is disposed of.</summary>
internal sealed class Sabotage : IAsyncDisposable
{
    private readonly string what;
    private readonly string restored;

    private Sabotage(string what, string restored) => (this.what, this.restored) = (what, restored);

    /// <param name="what">A node, or <c>policies</c>.</param>
    /// <param name="how">As fixtures/cluster/sabotage.sh has it.</param>
    internal static async Task<Sabotage> Async(string what, string how)
    {
        OwnBed.Require();
        var sabotage = new Sabotage(what, what == "policies" ? "on" : "none");
        await OwnBed.SabotageAsync(what, how);
        return sabotage;
    }

    public async ValueTask DisposeAsync() => await OwnBed.SabotageAsync(what, restored);
}
