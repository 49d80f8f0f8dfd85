using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Validation.Controls.Catalogue;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;

namespace Validation.Harness.Engines.Kubernetes.Agents;

/// <summary>
/// What a node agent said, and what each arm's witness makes of it. It comes from the node that is audited: bounded, strictly
/// parsed, and what is missing is unknown, with the reason.
/// </summary>
internal sealed class AgentLog
{
    private const int LongestLine = 256 * 1024;
    private const int MostLines = 100;

    private readonly Dictionary<string, AgentLine> lines = [];
    private string? complaint;
    private string trouble = "the node agent's log was not read";

    /// <summary>Nothing, for the same reason throughout.</summary>
    public static AgentLog None(string why) => new() { trouble = why };

    /// <summary>Reads until all containers that are asked for were told of, or the log or the time ends.</summary>
    /// <param name="stream">The log, followed.</param>
    /// <param name="wanted">The containers' ids.</param>
    /// <param name="limit">The time.</param>
    public static async Task<AgentLog> ReadAsync(Stream stream, IReadOnlyCollection<string> wanted, CancellationToken limit)
    {
        var log = new AgentLog();
        try
        {
            log.trouble = await log.TakeAllAsync(PipeReader.Create(stream), wanted, limit).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            log.trouble = "the node agent did not tell of it in time";
        }
        catch (Exception error) when (error is IOException or HttpRequestException)
        {
            log.trouble = $"the node agent's log broke off: {error.Message}";
        }
        return log;
    }

    /// <summary>Adds to an arm's witness what the agent saw of it.</summary>
    /// <param name="witness">What is known of the arm otherwise.</param>
    /// <param name="pod">The uid of the arm's pod.</param>
    /// <param name="container">The container's id as the API gives it; null where it gives none.</param>
    /// <param name="hold">How long the probe held still before its end.</param>
    /// <param name="boot">The node's boot id as its kubelet tells it.</param>
    public Witness Tell(Witness witness, string pod, string? container, TimeSpan hold, string boot)
    {
        var (line, why) = LineOf(pod, container, hold, boot);
        if (line is null)
            return Unseen(witness, why!);
        var process = line.Process.Read();
        return witness with
        {
            Host = line.Host.Read().Select(host => host.View()),
            Process = process,
            NonceProcesses = line.NonceProcesses.Read(),
            Mounts = line.Mounts.Read(),
            Filter = line.Filter.Read(),
            Flags = process.IsPresent
                ? SandboxFlags.Parse(process.Value.Arguments)
                : Reading.Absent<SandboxFlags>(process.Absence!),
        };
    }

    /// <summary>The host's own values stay as the API server has them: they say less, and what they lack is unknown.</summary>
    private static Witness Unseen(Witness witness, string why) => witness with
    {
        Process = Reading.Absent<ProcessView>(why),
        NonceProcesses = Reading.Absent<IReadOnlyList<int>>(why),
        Mounts = Reading.Absent<IReadOnlyList<string>>(why),
        Filter = Reading.Absent<FilterView>(why),
        Flags = Reading.Absent<SandboxFlags>(why),
    };

    private (AgentLine? Line, string? Why) LineOf(string pod, string? container, TimeSpan hold, string boot)
    {
        if (Id(container) is not { } id)
            return (null,
                "the API server gives no id of the arm's container, so that the node agent's look cannot be told to be at it");
        if (!lines.TryGetValue(id, out var line))
            return (null, trouble + (complaint is null ? "" : $"; it said: {complaint}"));
        return line switch
        {
            _ when line.Pod != pod =>
                (null, $"the node agent has the container {id} in the pod {Words.Shorten(line.Pod)} instead of {pod}"),
            { Looks: < 1 } => (null, "the node agent came too late to look at the container"),
            { SecondsBeforeEnd: null } =>
                (null,
                    "the container still ran when the node agent's time was up, so that its look need not have been at a probe "
                        + "that holds still"),
            { SecondsBeforeEnd: { } seconds } when seconds < 0 || seconds >= hold.TotalSeconds =>
                (null,
                    $"the node agent's last look began {seconds:F1} s before the container's end, and the probe held still for "
                        + $"the last {hold.TotalSeconds:F0} s only"),
            { Host: { Value: { } host } } when boot.Length > 0 && host.BootId != boot =>
                (null,
                    $"the node agent ran on a machine with the boot id {Words.Shorten(host.BootId)}, and the node's is {boot}"),
            _ => (line, null),
        };
    }

    /// <returns>Why what was not told was not told.</returns>
    private async Task<string> TakeAllAsync(PipeReader reader, IReadOnlyCollection<string> wanted, CancellationToken limit)
    {
        for (var count = 0; count < MostLines;)
        {
            var read = await reader.ReadAsync(limit).ConfigureAwait(false);
            var buffer = read.Buffer;
            for (; System.Buffers.BuffersExtensions.PositionOf(buffer, (byte)'\n') is { } end; count++)
            {
                if (Take(System.Buffers.BuffersExtensions.ToArray(buffer.Slice(0, end))) is { } wrong)
                    return wrong;
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }
            if (wanted.All(container => Id(container) is { } id && lines.ContainsKey(id)))
                return "the node agent was not asked for it";
            if (buffer.Length > LongestLine)
                return $"the node agent flooded its log: a line of more than {LongestLine >> 10} KiB";
            reader.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
                return "the node agent ended without a word of it";
        }
        return $"the node agent flooded its log: more than {MostLines} lines";
    }

    private string? Take(byte[] line)
    {
        if (!line.AsSpan().StartsWith("{"u8))
        {
            complaint = Words.Shorten(Encoding.UTF8.GetString(line));
            return null;
        }
        try
        {
            var seen = JsonSerializer.Deserialize(line, AgentJson.Default.AgentLine)!;
            if (seen.HoldsNull)
                return "the node agent's log cannot be read: there is a null among its texts";
            return lines.TryAdd(seen.Container, seen)
                ? null
                : $"the node agent told twice of the container {Words.Shorten(seen.Container)}";
        }
        catch (JsonException error)
        {
            return $"the node agent's log cannot be read: {Words.Shorten(error.Message)}";
        }
    }

    /// <summary><c>containerd://HEX</c>.</summary>
    private static string? Id(string? container) => container?.Split("://") is [_, { Length: > 0 } id] ? id : null;
}
