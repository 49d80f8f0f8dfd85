using System.Diagnostics;
using Validation.Harness.Engines.Kubernetes.Pods;
using Validation.Harness.Witnesses;
using Validation.Harness.Witnesses.Processes;

namespace Validation.Harness.Engines.Kubernetes.Agents;

/// <summary>One pod as its node's agent sees it, round by round.</summary>
internal sealed class PodRounds(AgentTarget pod, WitnessStand stand, Action<AgentLine> say)
{
    private readonly Dictionary<string, ContainerLooks> running = [];
    private readonly HashSet<string> ended = [];
    private string? trouble;

    /// <summary>True where containers of it were seen and none is there any more.</summary>
    public bool HasEnded { get; private set; }

    public void Look(Stopwatch time)
    {
        var begun = time.Elapsed;
        var (there, why) = PodProcess.OfPod(pod.Pod);
        trouble = why ?? trouble;
        foreach (var (id, looks) in running.Where(one => !one.Value.IsAlive).ToArray())
            End(id, looks, (time.Elapsed - looks.Begun).TotalSeconds);
        (string Id, int First)[] left = [.. there.Where(one => !ended.Contains(one.Key)).Select(one => (one.Key, one.Value))];
        var around = left.Length > 0
            ? new Around(WitnessStand.Host(), WitnessStand.Nonces(pod.Nonce), MountTables.Find(pod.Nonce))
            : null;
        foreach (var (id, first) in left)
        {
            if (!running.TryGetValue(id, out var looks))
                running[id] = looks = new ContainerLooks(first, stand);
            looks.Look(around!, begun);
        }
        HasEnded = ended.Count > 0 && running.Count == 0 && there.Count == 0;
    }

    /// <summary>Tells of what still runs.</summary>
    /// <returns>Why there was nothing to tell; null where there was.</returns>
    public string? Close()
    {
        foreach (var (id, looks) in running.ToArray())
            End(id, looks, null);
        return ended.Count > 0 ? null : $"no container of the pod {pod.Pod} was seen: {trouble}";
    }

    private void End(string id, ContainerLooks looks, double? secondsBeforeEnd)
    {
        running.Remove(id);
        ended.Add(id);
        say(looks.Line(pod.Pod, id, secondsBeforeEnd));
    }
}
