using System.Globalization;
using System.Text.Json.Nodes;
using Validation.Harness.Waiting;
using Validation.Kubelets.Api;
using Validation.Kubelets.Waiting;

namespace Validation.Kubelets.Nodes;

/// <summary>A node as the control plane knows it: an object and a lease. Only its pods are not its own.</summary>
public sealed class SimulatedNode
{
    /// <summary>Marks what is this fixture's, so that a run can sweep what an earlier one left.</summary>
    internal const string Mark = "validation.dev/simulated";

    private const string Leases = "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases";

    private readonly Fleet fleet;

    internal SimulatedNode(Fleet fleet, string name, bool drifted) => (this.fleet, Name, Drifted) = (fleet, name, drifted);

    public string Name { get; }

    /// <summary>Runs plain runc behind the subject's class.</summary>
    public bool Drifted { get; }

    /// <summary>Its kernel's boot id, as no other node has it.</summary>
    public string Boot { get; } = Guid.NewGuid().ToString();

    public bool Alive { get; private set; } = true;

    /// <summary>How long its kubelet takes to begin a log.</summary>
    public TimeSpan LogDelay { get; set; }

    /// <summary>It dies when its kubelet sees a pod.</summary>
    public bool DiesWithNextPod { get; set; }

    /// <summary>Pods of a dead node neither run nor report; its lease is not renewed and its kubelet does not answer.</summary>
    public void Die() => Alive = false;

    internal async Task RegisterAsync(ApiServer api, CancellationToken cancellationToken)
    {
        await api.AskAsync(HttpMethod.Post, "/api/v1/nodes", Body(), cancellationToken);
        await RenewAsync(api, cancellationToken);
    }

    internal Task ReportAsync(ApiServer api, CancellationToken cancellationToken) =>
        api.AskAsync(HttpMethod.Patch, $"/api/v1/nodes/{Name}/status",
            new JsonObject { ["status"] = new JsonObject { ["conditions"] = Conditions() } }, cancellationToken);

    internal async Task KeepAsync(ApiServer api, TimeSpan every, CancellationToken cancellationToken)
    {
        // Kubelets were not all started in the same second.
        await Pause.For(every * Random.Shared.NextDouble(), cancellationToken);
        while (Alive)
        {
            await RenewAsync(api, cancellationToken);
            await Pause.For(every, cancellationToken);
        }
    }

    private async Task RenewAsync(ApiServer api, CancellationToken cancellationToken)
    {
        var spec = new JsonObject
        {
            ["holderIdentity"] = Name,
            ["leaseDurationSeconds"] = 40,
            ["renewTime"] = Now("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"),
        };
        if (await api.AskAsync(HttpMethod.Patch, $"{Leases}/{Name}", new JsonObject { ["spec"] = spec },
            cancellationToken) is null)
        {
            var lease = new JsonObject
            {
                ["apiVersion"] = "coordination.k8s.io/v1",
                ["kind"] = "Lease",
                ["metadata"] = new JsonObject { ["name"] = Name, ["labels"] = new JsonObject { [Mark] = "true" } },
                ["spec"] = spec.DeepClone(),
            };
            await api.AskAsync(HttpMethod.Post, Leases, lease, cancellationToken);
        }
    }

    private JsonObject Body() => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Node",
        ["metadata"] = new JsonObject
        {
            ["name"] = Name,
            ["labels"] = new JsonObject
            {
                ["kubernetes.io/hostname"] = Name,
                ["kubernetes.io/os"] = "linux",
                ["kubernetes.io/arch"] = "amd64",
                ["sandbox.gvisor.dev/runtime"] = "gvisor",
                [Mark] = "true",
            },
        },
        ["spec"] = new JsonObject(),
        ["status"] = new JsonObject
        {
            ["capacity"] = Resources(),
            ["allocatable"] = Resources(),
            ["conditions"] = Conditions(),
            ["addresses"] = new JsonArray(new JsonObject { ["type"] = "InternalIP", ["address"] = fleet.KubeletAddress },
                new JsonObject { ["type"] = "Hostname", ["address"] = Name }),
            ["daemonEndpoints"] = new JsonObject { ["kubeletEndpoint"] = new JsonObject { ["Port"] = fleet.KubeletPort } },
            ["nodeInfo"] = new JsonObject
            {
                ["machineID"] = Boot.Replace("-", "", StringComparison.Ordinal),
                ["systemUUID"] = Boot,
                ["bootID"] = Boot,
                ["kernelVersion"] = fleet.Kernel,
                ["osImage"] = "Debian GNU/Linux 12 (bookworm)",
                ["containerRuntimeVersion"] = "containerd://1.6.20",
                ["kubeletVersion"] = "v1.20.2",
                ["kubeProxyVersion"] = "v1.20.2",
                ["operatingSystem"] = "linux",
                ["architecture"] = "amd64",
            },
        },
    };

    private static JsonObject Resources() =>
        new() { ["cpu"] = "8", ["memory"] = "16Gi", ["pods"] = "110", ["ephemeral-storage"] = "100Gi" };

    private static JsonArray Conditions() => new(
        Condition("Ready", "True", "KubeletReady"), Condition("MemoryPressure", "False", "KubeletHasSufficientMemory"),
        Condition("DiskPressure", "False", "KubeletHasNoDiskPressure"),
        Condition("PIDPressure", "False", "KubeletHasSufficientPID"));

    private static JsonObject Condition(string type, string status, string reason) => new()
    {
        ["type"] = type,
        ["status"] = status,
        ["reason"] = reason,
        ["message"] = reason,
        ["lastHeartbeatTime"] = Now("yyyy-MM-dd'T'HH:mm:ss'Z'"),
        ["lastTransitionTime"] = Now("yyyy-MM-dd'T'HH:mm:ss'Z'"),
    };

    private static string Now(string format) => Clock.Now.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
