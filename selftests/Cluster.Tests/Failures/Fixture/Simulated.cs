using System.Security.Cryptography;
using System.Text;
using Validation.Harness.Runs;
using Validation.Kubelets;

namespace Validation.Cluster.Tests.Failures;

/// <summary>A control plane of these tests' own, whose node controller gives a silent node up after six seconds.</summary>
[SetUpFixture]
public sealed class Simulated
{
    public static ControlPlane Plane { get; } = new(
        "/var/tmp/validation-failures-"
            + $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Repository.Root)))[..8]}");

    [OneTimeSetUp]
    public Task Up() =>
        Bed("up.sh", "--control-plane-only", "kube-controller-manager:--node-monitor-period=1s",
            "kube-controller-manager:--node-monitor-grace-period=6s");

    [OneTimeTearDown]
    public Task Down() => Bed("down.sh");

    /// <summary>Twelve nodes or more, well, with a lease that outlives the node controller's patience.</summary>
    internal static Task<Fleet> FleetAsync(int nodes, CancellationToken cancellationToken) =>
        FleetAsync(nodes, 0, cancellationToken);

    internal static Task<Fleet> FleetAsync(int nodes, int drifted, CancellationToken cancellationToken) =>
        Fleet.StartAsync(new FleetOptions { Plane = Plane, Nodes = nodes, Drifted = drifted, Lease = TimeSpan.FromSeconds(2) },
            cancellationToken);

    /// <summary>What kubectl says to the cluster's administrator.</summary>
    internal static async Task<string> Kubectl(params IReadOnlyList<string> arguments)
    {
        var command = new Command("kubectl", [$"--kubeconfig={Plane.Directory}/kubeconfig", .. arguments]);
        return (await command.SucceedAsync(CancellationToken.None)).Output.Trim();
    }

    private static Task Bed(string script, params IReadOnlyList<string> arguments) =>
        new Command(Repository.PathOf("fixtures/cluster", script), arguments)
        {
            Variables = new Dictionary<string, string> { ["VALIDATION_CLUSTER_BED"] = Plane.Directory },
        }.SucceedAsync(CancellationToken.None);
}
