using System.Net;
using System.Text.Json.Nodes;
using Validation.Harness.Engines.Kubernetes.Failing;

namespace Validation.Harness.Engines.Kubernetes.Calling;

/// <summary>The calls that are made, by what they are for.</summary>
internal static class KubernetesCalls
{
    extension(ClusterApi api)
    {
        public Task<PodAnswer> CreatePodAsync(string space, JsonObject pod, CancellationToken cancellationToken) =>
            api.MakeAsync<PodAnswer>(Resource.Pods(space), pod, cancellationToken);

        /// <summary>
        /// Creates an object. Asked again after a broken connection, it may be there already: names are a run's own, so it is
        /// ours.
        /// </summary>
        public async Task<T> MakeAsync<T>(Resource of, JsonObject body, CancellationToken cancellationToken)
        {
            try
            {
                return await api.CreateAsync<T>(of, body, cancellationToken).ConfigureAwait(false);
            }
            catch (KubernetesException error) when (error.Reason == "AlreadyExists")
            {
                return await api.GetAsync<T>(of, body["metadata"]!["name"]!.GetValue<string>(), cancellationToken)
                    .ConfigureAwait(false);
            }
        }

        public Task DeleteAsync(Resource of, string name, CancellationToken cancellationToken) =>
            api.DeleteAsync(of, name, null, cancellationToken);

        /// <summary>The object, or null where there is none of that name.</summary>
        public async Task<T?> FindAsync<T>(Resource of, string name, CancellationToken cancellationToken)
            where T : class
        {
            try
            {
                return await api.GetAsync<T>(of, name, cancellationToken).ConfigureAwait(false);
            }
            catch (KubernetesException error) when (error.Status == HttpStatusCode.NotFound)
            {
                return null;
            }
        }

        /// <summary>
        /// What the kubelet and the scheduler said of a pod, newest last; empty where the events may not be read.
        /// </summary>
        public async Task<IReadOnlyList<string>> EventsAsync(string space, string pod, CancellationToken cancellationToken)
        {
            try
            {
                var (events, _) = await api.ListAsync<EventAnswer>(
                    Resource.Events(space), null, $"involvedObject.name={pod}", cancellationToken).ConfigureAwait(false);
                return [
                    .. events.Where(one => one.Type == "Warning").OrderBy(one => one.Metadata.CreationTimestamp)
                        .Select(one => $"{one.Reason}: {one.Message}"),
                ];
            }
            catch (KubernetesException)
            {
                return [];
            }
        }
    }
}
