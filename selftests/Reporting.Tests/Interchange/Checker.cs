using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Reporting.Tests.Interchange;

/// <summary>Readers of other people's: ajv, csv-parse, js-yaml.</summary>
internal static class Checker
{
    private static readonly string Source = Repository.PathOf("selftests/Reporting.Tests/Interchange/checker");

    /// <summary>What the command printed.</summary>
    /// <exception cref="InvalidDataException">It refused the file; its message says why.</exception>
    public static async Task<JsonNode?> ReadAsync(string command, params string[] files)
    {
        var packages = await NodePackages.InstalledAsync("checker", Source);
        // Beside its packages, where Node looks for them.
        var bytes = await File.ReadAllBytesAsync(Path.Combine(Source, "check.mjs"));
        var script = Path.Combine(packages, $"check-{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}.mjs");
        if (!File.Exists(script))
            await File.WriteAllBytesAsync(script, bytes);
        var ended = await NodePackages.Node([script, command, .. files]).RunAsync();
        return ended.ExitCode == 0
            ? JsonNode.Parse(ended.Output.Length == 0 ? "null" : ended.Output)
            : throw new InvalidDataException(ended.Said);
    }
}
