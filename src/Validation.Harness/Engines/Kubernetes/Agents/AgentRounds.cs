using System.Diagnostics;
using System.Text.Json;
using Validation.Harness.Contract;
using Validation.Harness.Settings;
using Validation.Harness.Waiting;
using Validation.Harness.Witnesses;

namespace Validation.Harness.Engines.Kubernetes.Agents;

/// <summary>
/// What runs in a node agent: goes round the node's processes every half second, looks at the containers of the pods that it was
/// told of and at nobody else's, and says of each one, when it has ended, what the last look showed.
/// </summary>
public static class AgentRounds
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <param name="order">The order, as the audit wrote it.</param>
    /// <param name="output">Gets a line for each container.</param>
    /// <param name="errors">Gets a sentence for each pod of which there is nothing to tell.</param>
    /// <param name="cancellationToken">Ends it; what was seen so far is told.</param>
    /// <exception cref="ConfigurationException">The order cannot be read, or the image is another one.</exception>
    public static async Task RunAsync(string order, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var told = AgentOrder.Decode(order);
        var stand = Stand();
        var time = Stopwatch.StartNew();
        PodRounds[] pods =
        [
            .. told.Pods.Select(pod =>
                new PodRounds(pod, stand, line => output.WriteLine(JsonSerializer.Serialize(line, AgentJson.Default.AgentLine)))),
        ];
        do
        {
            foreach (var pod in pods.Where(pod => !pod.HasEnded))
                pod.Look(time);
            await output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
        while (!pods.All(pod => pod.HasEnded) && time.Elapsed.TotalSeconds < told.Seconds
            && await Every.Passed(Pause, cancellationToken).ConfigureAwait(false));
        foreach (var pod in pods)
        {
            if (pod.Close() is { } trouble)
                await errors.WriteLineAsync(trouble).ConfigureAwait(false);
        }
    }

    private static WitnessStand Stand()
    {
        try
        {
            return new WitnessStand(ProbeRoot.ProbePath);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"the probe cannot be read, which a node agent has to know again: {error.Message}");
        }
    }
}
