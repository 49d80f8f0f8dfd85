namespace Validation.Kubelets.Figures;

/// <summary>A fleet that stands until standard input ends, to look at by hand.</summary>
internal static class Standing
{
    public static async Task<int> RunAsync(ControlPlane plane, int nodes)
    {
        await using var fleet = await Fleet.StartAsync(new FleetOptions
        {
            Plane = plane,
            Nodes = nodes,
            Drifted = nodes / 50,
            Lease = TimeSpan.FromSeconds(nodes < 100 ? 2 : 20),
        }, CancellationToken.None);
        Console.WriteLine($"{nodes} nodes are ready; KUBECONFIG={plane.Kubeconfig}");
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
