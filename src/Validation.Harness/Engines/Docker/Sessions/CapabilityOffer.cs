using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Validation.Controls.Catalogue;
using Validation.Harness.Engines.Docker.Calling;

namespace Validation.Harness.Engines.Docker.Sessions;

/// <summary>
/// What a twin can be given: all that this host can give and the engine knows the name of. No call tells which names an engine
/// knows (20.10 ends at CAP_AUDIT_READ), so one that it refuses is left away from then on.
/// </summary>
internal sealed partial class CapabilityOffer(bool isLocal)
{
    private readonly ConcurrentDictionary<string, bool> refused = new();

    /// <summary>A far host's bounding set cannot be known from here; its engine knows it.</summary>
    public IReadOnlyList<string> Names =>
        isLocal ? [.. CapabilitySet.Available().Where(name => !refused.ContainsKey(name))] : ["ALL"];

    /// <param name="error">What the engine answered.</param>
    /// <param name="offered">
    /// What it was offered; another twin may have had the same name refused, and withdrawn it, in the meantime.
    /// </param>
    /// <returns>True where it refused a name of the offer: asking again with <see cref="Names"/> brings another answer.</returns>
    public bool Withdraw(DockerException error, IReadOnlyList<string> offered)
    {
        if (!isLocal || Unknown().Match(error.Said) is not { Success: true } match || !offered.Contains(match.Groups[1].Value))
            return false;
        refused[match.Groups[1].Value] = true;
        return true;
    }

    /// <summary>moby, oci/caps/utils.go: <c>unknown capability: "CAP_BPF"</c>.</summary>
    [GeneratedRegex("unknown capability: \"(CAP_[A-Z_]+)\"", RegexOptions.IgnoreCase)]
    private static partial Regex Unknown();
}
