using System.Text.Json.Nodes;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Failing;

namespace Validation.Harness.Engines.Kubernetes.Publishing;

/// <summary>Keeps reports as objects of the cluster (openreports.io/v1alpha1) where their definition is installed.</summary>
internal static class ReportObjects
{
    /// <param name="client">The API server.</param>
    /// <param name="objects">The reports of one run.</param>
    /// <param name="namespaces">Where living pods were looked for, and so where older Reports may lie.</param>
    /// <param name="cancellationToken">Ends it between two objects.</param>
    /// <returns>What was done, as a sentence; null where the cluster does not know such objects.</returns>
    /// <exception cref="KubernetesException">An object could not be stored.</exception>
    public static async Task<string?> KeepAsync(
        ClusterApi client, IEnumerable<ReportObject> objects, IReadOnlyList<string> namespaces,
        CancellationToken cancellationToken)
    {
        if (!await client.KnowsAsync(Resource.OpenReports("reports", null), cancellationToken).ConfigureAwait(false))
            return null;
        var stored = 0;
        string? older = null;
        foreach (var made in objects)
        {
            var body = JsonNode.Parse(made.Json.Span)!.AsObject();
            await StoreAsync(client, Resource.OpenReports(made.Resource, made.Namespace), body, cancellationToken)
                .ConfigureAwait(false);
            older ??= Older(body["metadata"]!["labels"]!);
            stored++;
        }
        if (older is null)
            return null;
        foreach (var list in namespaces.Select(space => Resource.OpenReports("reports", space))
            .Prepend(Resource.OpenReports("clusterreports", null)))
            await client.DeleteAllAsync(list, older, cancellationToken).ConfigureAwait(false);
        return $"{stored} object{(stored == 1 ? "" : "s")} of openreports.io stored: kubectl get clusterreports, kubectl get "
            + "reports -A";
    }

    /// <summary>The objects of the same target's other runs.</summary>
    private static string Older(JsonNode labels) =>
        $"validation.report/target={labels["validation.report/target"]},validation.report/run!={labels["validation.report/run"]}";

    private static async Task StoreAsync(ClusterApi client, Resource list, JsonObject body, CancellationToken cancellationToken)
    {
        var name = body["metadata"]!["name"]!.GetValue<string>();
        if (await client.FindAsync<NamespaceAnswer>(list, name, cancellationToken).ConfigureAwait(false) is { } there)
        {
            body["metadata"]!["resourceVersion"] = there.Metadata.ResourceVersion;
            await client.ReplaceAsync<NamespaceAnswer>(list, name, body, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await client.CreateAsync<NamespaceAnswer>(list, body, cancellationToken).ConfigureAwait(false);
        }
    }
}
