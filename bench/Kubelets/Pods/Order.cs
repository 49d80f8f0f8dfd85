using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Validation.Kubelets.Pods;

/// <summary>What a pod's first container is told to run.</summary>
internal abstract record Order
{
    /// <param name="pod">A v1.Pod.</param>
    public static Order Of(JsonElement pod)
    {
        string[] command =
        [
            .. pod.GetProperty("spec").GetProperty("containers")[0].GetProperty("command").EnumerateArray()
                .Select(word => word.GetString()!),
        ];
        return command switch
        {
            [_, "listen", var tcp, var udp, var seconds] => new Listen(tcp, udp, seconds),
            [_, "--plan-base64", .. var chunks] =>
                Plan.Read(Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(chunks)))),
            _ => throw new InvalidOperationException($"no kubelet here runs `{string.Join(' ', command)}`"),
        };
    }
}

/// <summary>To hear what gets out of others.</summary>
internal sealed record Listen(string Tcp, string Udp, string Seconds) : Order;

/// <summary>
/// To try a plan: its lines, the random texts that only this one has (nonces, 32 hexadecimal digits), in order, and what is left
/// without them.
/// </summary>
internal sealed partial record Plan(string Text, IReadOnlyList<string> Tokens, string Shape) : Order
{
    public static Plan Read(string text)
    {
        var tokens = new List<string>();
        var shape = Random().Replace(text, found =>
        {
            if (!tokens.Contains(found.Value))
                tokens.Add(found.Value);
            return $"<{tokens.IndexOf(found.Value)}>";
        });
        // What is said over the network is in the plan as bytes.
        foreach (var (token, index) in tokens.Select((token, index) => (token, index)))
            shape = shape.Replace(InHex(token), $"<{index} in hex>", StringComparison.Ordinal);
        return new Plan(text, tokens, shape);
    }

    public static string InHex(string text) => Convert.ToHexString(Encoding.ASCII.GetBytes(text));

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")]
    private static partial Regex Random();
}
