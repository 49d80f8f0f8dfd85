using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Validation.Harness.Engines.Kubernetes;

/// <summary>The calls that are made, by what they are for.</summary>
internal static class KubernetesCalls
{
    public static string Pods(string space) => $"/api/v1/namespaces/{space}/pods";

    public static string Pod(string space, string name) => $"{Pods(space)}/{name}";

    extension(KubernetesClient client)
    {
        public Task<PodAnswer> CreatePodAsync(string space, JsonObject pod, CancellationToken cancellationToken) =>
            client.MakeAsync(Pods(space), pod, KubernetesJson.Default.PodAnswer, cancellationToken);

        /// <summary>Creates an object. Asked again after a broken connection, it may be there already: names are a run's own, so it is ours.</summary>
        public async Task<T> MakeAsync<T>(string path, JsonObject body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        {
            try
            {
                return await client.PostAsync(path, body, type, cancellationToken).ConfigureAwait(false);
            }
            catch (KubernetesException error) when (error.Reason == "AlreadyExists")
            {
                return await client.GetAsync($"{path}/{body["metadata"]!["name"]!.GetValue<string>()}", type, cancellationToken).ConfigureAwait(false);
            }
        }

        public Task<Stream> LogAsync(string space, string pod, bool follow, CancellationToken cancellationToken) =>
            client.LogAsync(space, pod, follow, PodBody.Probe, cancellationToken);

        public Task<Stream> LogAsync(string space, string pod, bool follow, string container, CancellationToken cancellationToken) =>
            client.StreamAsync($"{Pod(space, pod)}/log?container={container}{(follow ? "&follow=true" : "")}", cancellationToken);

        /// <summary>The object, or null where there is none of that name.</summary>
        public async Task<T?> FindAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
            where T : class
        {
            try
            {
                return await client.GetAsync(path, type, cancellationToken).ConfigureAwait(false);
            }
            catch (KubernetesException error) when (error.Status == System.Net.HttpStatusCode.NotFound)
            {
                return null;
            }
        }

        /// <summary>What the kubelet and the scheduler said of a pod, newest last; empty where the events may not be read.</summary>
        public async Task<IReadOnlyList<string>> EventsAsync(string space, string pod, CancellationToken cancellationToken)
        {
            try
            {
                var (events, _) = await client.ListAsync(
                    $"/api/v1/namespaces/{space}/events?fieldSelector={Uri.EscapeDataString($"involvedObject.name={pod}")}", KubernetesJson.Default.ListAnswerEventAnswer, cancellationToken).ConfigureAwait(false);
                return [.. events.Where(one => one.Type == "Warning").OrderBy(one => one.Metadata.CreationTimestamp).Select(one => $"{one.Reason}: {one.Message}")];
            }
            catch (KubernetesException)
            {
                return [];
            }
        }
    }
}
