using System.Text.Json;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Kubernetes.Agents;

/// <summary>
/// What a node agent is told to look at, as its only argument: base64, so that no nonce stands in a command line of the node.
/// </summary>
internal sealed record AgentOrder
{
    /// <summary>How long it looks at most.</summary>
    public required int Seconds { get; init; }

    public required IReadOnlyList<AgentTarget> Pods { get; init; }

    public string Encode() => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(this, AgentJson.Default.AgentOrder));

    /// <exception cref="ConfigurationException">The text is no order.</exception>
    public static AgentOrder Decode(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(Convert.FromBase64String(text), AgentJson.Default.AgentOrder)
                ?? throw new ConfigurationException("the order of the node agent is empty");
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            throw new ConfigurationException($"the order of the node agent cannot be read: {error.Message}. An audit gives it "
                + "(nodeAgent); nobody else has to");
        }
    }
}

/// <summary>A pod by its uid, and the nonce of the arm that runs in it.</summary>
internal sealed record AgentTarget(string Pod, string Nonce);
