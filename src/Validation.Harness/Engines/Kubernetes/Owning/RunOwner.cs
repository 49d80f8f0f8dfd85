using System.Text.Json.Nodes;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Pods;

namespace Validation.Harness.Engines.Kubernetes.Owning;

/// <summary>
/// An empty ConfigMap of the run in a namespace, that its pods there belong to: whoever deletes it, deletes them.
/// </summary>
internal static class RunOwner
{
    public static async Task<JsonObject> MakeAsync(
        ClusterApi client, string space, PodMarks marks, CancellationToken cancellationToken)
    {
        var name = $"validation-{marks.Run}";
        var body = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "ConfigMap", ["metadata"] = marks.Metadata(name) };
        var made = await client.MakeAsync<NamespaceAnswer>(Resource.ConfigMaps(space), body, cancellationToken)
            .ConfigureAwait(false);
        return new JsonObject { ["apiVersion"] = "v1", ["kind"] = "ConfigMap", ["name"] = name, ["uid"] = made.Metadata.Uid };
    }

    /// <summary>Deletes all pods and owners with these labels: two requests, whatever their number.</summary>
    public static async Task DeleteAsync(ClusterApi client, string space, string selector, CancellationToken cancellationToken)
    {
        foreach (var kind in (Resource[])[Resource.Pods(space), Resource.ConfigMaps(space)])
            await client.DeleteAllAsync(kind, selector, cancellationToken).ConfigureAwait(false);
    }
}
