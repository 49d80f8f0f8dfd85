using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Validation.Kubelets.Api;
using Validation.Kubelets.Nodes;
using Validation.Kubelets.Recordings;
using Validation.Kubelets.Waiting;

namespace Validation.Kubelets.Pods;

/// <summary>A pod on its node: from the moment its kubelet sees it until it is deleted.</summary>
internal sealed class RunningPod(ApiServer api, SimulatedNode node, string key, JsonElement pod)
{
    private readonly Order order = Order.Of(pod);
    private Recording? recording;
    private PodLog? log;

    public SimulatedNode Node => node;

    /// <param name="key">NAMESPACE/NAME.</param>
    public static string Path(string key) => $"/api/v1/namespaces/{key.Replace("/", "/pods/", StringComparison.Ordinal)}";

    public async Task LiveAsync(Fleet fleet, CancellationToken cancellationToken)
    {
        var status = new PodStatus(pod, fleet.KubeletAddress, fleet.PodAddress);
        await ReportAsync(status.Waiting(), cancellationToken);
        if (order is Listen listen)
        {
            log = await fleet.Listener.StartAsync(listen, cancellationToken);
            await ReportAsync(status.Running(), cancellationToken);
        }
        else if (order is Plan plan)
        {
            var made = await fleet.RecordingAsync(node, pod, plan, cancellationToken);
            await ReportAsync(status.Running(), cancellationToken);
            await Pause.For(made.Time, cancellationToken);
            // It was said when it was recorded, and is there already.
            if (!ReferenceEquals(made.Plan, plan) && node.Alive)
                fleet.Listener.Say(made.WordsFor(plan, node));
            recording = made;
            await ReportAsync(status.Succeeded(), cancellationToken);
        }
    }

    public void End() => log?.Close();

    public async Task WriteLogAsync(HttpResponse response, bool follow, CancellationToken cancellationToken)
    {
        if (recording is { } made)
        {
            await response.WriteAsync(made.FactsFor((Plan)order, node), cancellationToken);
        }
        else if (log is not null && follow)
        {
            await foreach (var line in log.FollowAsync(cancellationToken))
            {
                await response.WriteAsync(line + "\n", cancellationToken);
                await response.Body.FlushAsync(cancellationToken);
            }
        }
        else
        {
            foreach (var line in log?.Lines ?? [])
                await response.WriteAsync(line + "\n", cancellationToken);
        }
    }

    private async Task ReportAsync(System.Text.Json.Nodes.JsonObject status, CancellationToken cancellationToken)
    {
        if (node.Alive)
            await api.AskAsync(HttpMethod.Patch, $"{Path(key)}/status", status, cancellationToken);
    }
}
