using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Validation.Harness.Building;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Kubelets.Api;
using Validation.Kubelets.Nodes;
using Validation.Kubelets.Pods;
using Validation.Kubelets.Recordings;
using Validation.Kubelets.Waiting;

namespace Validation.Kubelets;

/// <summary>
/// Many nodes' kubelets towards a real control plane: they register, keep their leases, run the pods that the scheduler binds to
/// them, report how those go and serve their logs. What the pods say was recorded from the real probe in real sandboxes.
/// </summary>
public sealed class Fleet : IAsyncDisposable
{
    private const int AtOnce = 16;

    private readonly FleetOptions options;
    private readonly ApiServer api;
    private readonly Recorder recorder;
    private readonly PodListener listener;
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentDictionary<string, RunningPod> pods = new();
    private readonly ConcurrentBag<Task> tasks = [];
    private KubeletServer? server;
    private IReadOnlyDictionary<string, SimulatedNode> nodes = new Dictionary<string, SimulatedNode>();
    private IReadOnlyDictionary<string, string> handlers = new Dictionary<string, string>();

    private Fleet(FleetOptions options, string probe)
    {
        this.options = options;
        api = new ApiServer(options.Plane);
        listener = new PodListener(probe, options.Plane.Network);
        recorder = new Recorder(probe, options.Plane.Network, () => listener.Heard);
    }

    public IReadOnlyCollection<SimulatedNode> Nodes => [.. nodes.Values];

    /// <summary>Facts that were recorded from real containers; all others were replayed.</summary>
    public int Recorded => recorder.Count;

    /// <summary>Where all kubelets are reached.</summary>
    public string KubeletAddress => options.Plane.Here;

    public int KubeletPort => server!.Port;

    public string Kernel { get; } = File.ReadAllText("/proc/sys/kernel/osrelease").Trim();

    public SimulatedNode this[string name] => nodes[name];

    /// <summary>Brings the fleet up; what an earlier one left in the cluster goes.</summary>
    public static async Task<Fleet> StartAsync(FleetOptions options, CancellationToken cancellationToken)
    {
        var fleet = new Fleet(options, await ProbeBuild.EnsureAsync(Repository.Root, cancellationToken));
        await fleet.SweepAsync(cancellationToken);
        await fleet.api.AskAsync(HttpMethod.Post, "/api/v1/namespaces", OwnNamespace(), cancellationToken);
        fleet.server = await KubeletServer.StartAsync(options.Plane, fleet.AnswerAsync, cancellationToken);
        var classes = (await fleet.api.AskAsync(HttpMethod.Get, "/apis/node.k8s.io/v1/runtimeclasses", null,
            cancellationToken))!["items"]!.AsArray();
        fleet.handlers = classes.ToDictionary(one => one!["metadata"]!["name"]!.GetValue<string>(),
            one => one!["handler"]!.GetValue<string>());
        fleet.nodes = Enumerable.Range(1, options.Nodes)
            .Select(number => new SimulatedNode(fleet, $"node-{number:d4}", number > options.Nodes - options.Drifted))
            .ToDictionary(node => node.Name);
        await Parallel.ForEachAsync(fleet.nodes.Values,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (node, stopped) => await node.RegisterAsync(fleet.api, stopped));
        foreach (var node in fleet.nodes.Values)
            fleet.Begin(node.KeepAsync(fleet.api, options.Lease, fleet.ending.Token));
        fleet.Begin(fleet.WatchAsync("/api/v1/pods?fieldSelector=spec.nodeName!%3D", fleet.Take));
        fleet.Begin(fleet.WatchAsync($"/api/v1/nodes?labelSelector={SimulatedNode.Mark}", fleet.TakeNode));
        await fleet.UntilSchedulableAsync(cancellationToken);
        return fleet;
    }

    /// <exception cref="AggregateException">Something of the fleet itself broke, so that nothing it said counts.</exception>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Dispose();
        try
        {
            await Task.WhenAll(tasks);
        }
        catch (OperationCanceledException)
        {
            // They were told to end.
        }
        finally
        {
            if (server is not null)
                await server.DisposeAsync();
            await SweepAsync(CancellationToken.None);
            api.Dispose();
            ending.Dispose();
        }
    }

    /// <summary>What a cluster has to have before it is audited.</summary>
    private static JsonObject OwnNamespace() =>
        new()
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Namespace",
            ["metadata"] = new JsonObject { ["name"] = Setting.OwnNamespace.Default },
        };

    private void Begin(Task task) => tasks.Add(task);

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var path in (string[])["/api/v1/nodes", "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases"])
            await api.AskAsync(HttpMethod.Delete, $"{path}?labelSelector={SimulatedNode.Mark}", null, cancellationToken);
    }

    /// <summary>A new node has a taint until the node controller has seen that it is well.</summary>
    private async Task UntilSchedulableAsync(CancellationToken cancellationToken)
    {
        while ((await api.AskAsync(HttpMethod.Get, $"/api/v1/nodes?labelSelector={SimulatedNode.Mark}", null,
            cancellationToken))!["items"]!.AsArray()
            .Any(node => node!["spec"]!["taints"] is not null))
            await Pause.For(TimeSpan.FromMilliseconds(500), cancellationToken);
    }

    private async Task WatchAsync(string path, Action<string, JsonElement> take)
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                await foreach (var (type, changed) in api.ChangesAsync(path, ending.Token))
                    take(type, changed);
            }
            catch (Exception error) when (error is HttpRequestException or IOException)
            {
                await Pause.For(TimeSpan.FromMilliseconds(200), ending.Token);
            }
        }
    }

    /// <summary>A node that could not renew its lease for a while is given up, until its kubelet says that it is well.</summary>
    private void TakeNode(string type, JsonElement changed)
    {
        if (type is "ADDED" or "MODIFIED"
            && nodes.TryGetValue(changed.GetProperty("metadata").GetProperty("name").GetString()!, out var node) && node.Alive
            && changed.GetProperty("status").GetProperty("conditions").EnumerateArray()
                .Any(one => one.GetProperty("type").GetString() == "Ready" && one.GetProperty("status").GetString() != "True"))
            Begin(node.ReportAsync(api, ending.Token));
    }

    private void Take(string type, JsonElement pod)
    {
        var metadata = pod.GetProperty("metadata");
        var key = $"{metadata.GetProperty("namespace").GetString()}/{metadata.GetProperty("name").GetString()}";
        if (type == "DELETED")
        {
            if (pods.TryRemove(key, out var gone))
                gone.End();
        }
        else
            if (type is "ADDED" or "MODIFIED"
                && nodes.TryGetValue(pod.GetProperty("spec").GetProperty("nodeName").GetString()!, out var node))
        {
            if (node.DiesWithNextPod)
                node.Die();
            if (metadata.TryGetProperty("deletionTimestamp", out _) && node.Alive)
                Begin(api.AskAsync(HttpMethod.Delete, $"{RunningPod.Path(key)}?gracePeriodSeconds=0", null, ending.Token));
            else
                if (pod.GetProperty("status").GetProperty("phase").GetString() is "Pending" or "Running"
                    && !pods.ContainsKey(key))
                Begin((pods[key] = new RunningPod(api, node, key, pod)).LiveAsync(this, ending.Token));
        }
    }

    internal async Task<Recording> RecordingAsync(SimulatedNode node, JsonElement pod, Plan plan,
        CancellationToken cancellationToken)
    {
        var spec = pod.GetProperty("spec");
        var handler = spec.TryGetProperty("runtimeClassName", out var name) ? handlers[name.GetString()!] : "runc";
        // The baseline's pod is the one that asks to be root.
        var hardened = !(spec.GetProperty("containers")[0].GetProperty("securityContext").TryGetProperty("runAsUser",
            out var user) && user.GetInt64() == 0);
        return await recorder.ForAsync(node.Drifted ? "runc" : handler, hardened, plan, cancellationToken);
    }

    internal PodListener Listener => listener;

    internal string PodAddress => options.Plane.Address;

    private async Task AnswerAsync(HttpContext context, string space, string name)
    {
        if (!pods.TryGetValue($"{space}/{name}", out var pod))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        if (!pod.Node.Alive)
        {
            context.Abort();
            return;
        }
        await Pause.For(pod.Node.LogDelay, context.RequestAborted);
        context.Response.ContentType = "text/plain";
        await pod.WriteLogAsync(context.Response, context.Request.Query["follow"] == "true", context.RequestAborted);
    }
}
