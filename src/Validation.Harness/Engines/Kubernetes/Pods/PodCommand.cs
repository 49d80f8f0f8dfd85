using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Validation.Harness.Engines.Kubernetes.Calling;

namespace Validation.Harness.Engines.Kubernetes.Pods;

/// <summary>
/// A pod's creation, for people: the whole body but for the plans, which are long and in the evidence step by step.
/// </summary>
internal static class PodCommand
{
    public static string Of(string address, string space, JsonObject body)
    {
        var shown = body.DeepClone().AsObject();
        foreach (var container in shown["spec"]?["containers"] as JsonArray ?? [])
        {
            if (container?["command"] is JsonArray { Count: > 2 } command)
                Shorten(command);
        }
        return $"POST {address} {Resource.Pods(space).Path} {shown.ToJsonString()}";
    }

    private static void Shorten(JsonArray command)
    {
        var plan = string.Concat(command.Skip(2).Select(chunk => chunk!.GetValue<string>()));
        while (command.Count > 2)
            command.RemoveAt(2);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(plan)));
        command.Add(string.Create(CultureInfo.InvariantCulture, $"(a plan of {plan.Length} characters, SHA-256 {hash})"));
    }
}
