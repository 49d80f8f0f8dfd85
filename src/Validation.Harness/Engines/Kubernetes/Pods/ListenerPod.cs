using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Failing;
using Validation.Harness.Waiting;

namespace Validation.Harness.Engines.Kubernetes.Pods;

/// <summary>
/// A pod in the harness's own namespace that hears what gets out of others and writes it to its log, which is followed here. No
/// guest of an arm can reach that log.
/// </summary>
internal sealed class ListenerPod : IListener, IAsyncDisposable
{
    private const int Port = 7070;

    /// <summary>An audit of a thousand nodes says some ten thousand.</summary>
    private const int MostWords = 200_000;

    private static readonly string[] Channels = ["tcp4", "udp4"];
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource ending = new();

    /// <summary>By nonce, so that the thousandth node's words are found as soon as the first one's.</summary>
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<(string Channel, string Text), bool>> heard = new();

    private readonly ListenerOrder order;
    private Task following = Task.CompletedTask;
    private int words;
    private string? silent = "the listener pod has not said yet that it listens";

    private ListenerPod(ListenerOrder order, string address) => (this.order, Address) = (order, address);

    public string Address { get; }

    /// <summary>The id of its container, as the API gives it.</summary>
    public string? Container { get; private init; }

    public static int TcpPort => Port;

    public static int UdpPort => Port;

    /// <exception cref="KubernetesException">It does not run.</exception>
    public static async Task<ListenerPod> StartAsync(ListenerOrder order, CancellationToken cancellationToken)
    {
        await order.Client.CreatePodAsync(order.Namespace, Body(order), cancellationToken).ConfigureAwait(false);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        var pod = await order.Watch.UntilAsync(
            order.Name, one => Runs(one) || PodTrouble.Of(one) is not null, limit.Token, cancellationToken).ConfigureAwait(false);
        if (pod is null || !Runs(pod))
        {
            var why = pod is null ? await WaitingAsync(order, cancellationToken).ConfigureAwait(false) : PodTrouble.Of(pod);
            throw new KubernetesException($"the listener pod {order.Namespace}/{order.Name} did not run: {why}");
        }
        var listener = new ListenerPod(order, pod.Status.PodIP!) { Container = pod.Container(PodBody.Probe)?.ContainerID };
        listener.following = listener.FollowAsync();
        await UntilHeard.Wait(StartLimit, () => listener.silent is null, cancellationToken).ConfigureAwait(false);
        return listener;
    }

    public async Task<Reading<ReceivedView>> ReceivedAsync(string nonce, CancellationToken cancellationToken)
    {
        // A word that was said last is in the log, but may still be on its way here.
        await Every.Passed(Settling, cancellationToken).ConfigureAwait(false);
        var words = heard.GetValueOrDefault(nonce)?.Keys ?? [];
        return Reading.Of(new ReceivedView
        {
            Channels = Channels.ToDictionary(channel => channel, channel => silent is { } why
                ? Reading.Absent<IReadOnlyList<string>>(why)
                : Reading.Of<IReadOnlyList<string>>(
                    [.. words.Where(word => word.Channel == channel).Select(word => word.Text).Order(StringComparer.Ordinal)])),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync().ConfigureAwait(false);
        await following.ConfigureAwait(false);
        ending.Dispose();
    }

    private static bool Runs(PodAnswer pod) => pod is { Status: { Phase: "Running", PodIP.Length: > 0 } };

    private static async Task<string> WaitingAsync(ListenerOrder order, CancellationToken cancellationToken) =>
        PodTrouble.Waiting(
        order.Watch.Last(order.Name),
        await order.Client.EventsAsync(order.Namespace, order.Name, cancellationToken).ConfigureAwait(false));

    private static JsonObject Body(ListenerOrder order)
    {
        var seconds = (int)order.Life.TotalSeconds;
        var metadata = order.Marks.Metadata(order.Name);
        metadata["ownerReferences"] = new JsonArray(order.Owner.DeepClone());
        var pod = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Pod",
            ["metadata"] = metadata,
            ["spec"] = new JsonObject
            {
                ["restartPolicy"] = "Never",
                ["activeDeadlineSeconds"] = seconds,
                ["terminationGracePeriodSeconds"] = 0,
                ["automountServiceAccountToken"] = false,
                ["containers"] = new JsonArray(new JsonObject
                {
                    ["name"] = PodBody.Probe,
                    ["image"] = order.Image,
                    ["imagePullPolicy"] = "IfNotPresent",
                    ["command"] = new JsonArray(ProbeRoot.ProbePath, "listen", $"{Port}", $"{Port}", $"{seconds}"),
                    ["securityContext"] = new JsonObject { ["runAsUser"] = 65534, ["allowPrivilegeEscalation"] = false },
                }),
            },
        };
        if (order.Hostname is not null)
            PodBody.Pin(pod["spec"]!.AsObject(), order.Hostname);
        return pod;
    }

    /// <summary>A log that ends is followed from its beginning again: what was heard twice counts once.</summary>
    private async Task FollowAsync()
    {
        var retry = new RetryPause(TimeSpan.FromMinutes(3));
        while (!ending.IsCancellationRequested)
        {
            try
            {
                if (following != Task.CompletedTask && silent is not null
                    && !await retry.AgainAsync(null, ending.Token).ConfigureAwait(false))
                    return;
                var stream = await order.Client.LogAsync(order.Namespace, order.Name, follow: true, ending.Token)
                    .ConfigureAwait(false);
                await using (stream.ConfigureAwait(false))
                {
                    using var lines = new StreamReader(stream);
                    while (await lines.ReadLineAsync(ending.Token).ConfigureAwait(false) is { } line)
                        Take(line);
                }
                silent = "the listener pod's log ended: it may not have heard everything";
            }
            catch (Exception error) when (error is KubernetesException or IOException or HttpRequestException or JsonException)
            {
                silent = $"the listener pod's log cannot be followed: {error.Message}";
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private void Take(string line)
    {
        if (words > MostWords)
        {
            silent = $"the listener pod heard more than {MostWords} different words: somebody floods it";
            return;
        }
        var word = JsonSerializer.Deserialize(line, ListenerJson.Default.ListenerLine)!;
        if (word is { Channel: { } channel, Text: { } text } && text.Trim().Split('-', 2) is [{ } nonce, { } rest])
            words += heard.GetOrAdd(nonce, _ => new()).TryAdd((channel, rest), true) ? 1 : 0;
        silent = null;
    }
}

/// <summary>Which listener is to run, and where.</summary>
internal sealed record ListenerOrder
{
    public required ClusterApi Client { get; init; }

    /// <summary>Watches the pods of <see cref="Namespace"/>.</summary>
    public required PodWatch Watch { get; init; }

    public required string Namespace { get; init; }

    public required PodMarks Marks { get; init; }

    /// <summary>Whose end is the pod's own: an entry of metadata.ownerReferences.</summary>
    public required JsonObject Owner { get; init; }

    public required string Image { get; init; }

    /// <summary>The node that it is pinned to; null for any.</summary>
    public required string? Hostname { get; init; }

    /// <summary>How long it listens; the kubelet ends it then.</summary>
    public required TimeSpan Life { get; init; }

    public string Name => $"validation-{Marks.Run}-listener";
}

/// <summary>A line of the listener's log: that it listens, or what it heard.</summary>
internal sealed record ListenerLine(string? Channel, string? Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ListenerLine))]
internal sealed partial class ListenerJson : JsonSerializerContext;
