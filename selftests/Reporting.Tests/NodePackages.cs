using System.Security.Cryptography;
using Validation.Reporting;

namespace Reporting.Tests;

/// <summary>
/// Programs of others that need Node: npm's packages, pinned by the lock file in a folder of these tests, installed once for
/// each lock file into the cache, as the Allure renderer is.
/// </summary>
internal static class NodePackages
{
    private static readonly string[] Files = ["package.json", "package-lock.json", ".npmrc"];

    /// <summary>Nothing that whoever runs the tests has set for programs of their own.</summary>
    private static readonly Dictionary<string, string> Plain = new()
    {
        ["NODE_OPTIONS"] = "", ["npm_config_update_notifier"] = "false", ["ALLURE_NO_ANALYTICS"] = "true",
    };

    /// <summary>Node on a script.</summary>
    public static Command Node(params IReadOnlyList<string> arguments) => new("node", arguments) { Variables = Plain };

    /// <returns>The folder with their <c>node_modules</c>.</returns>
    public static async Task<string> InstalledAsync(string name, string source)
    {
        var hash = SHA256.HashData([.. Files.SelectMany(file => File.ReadAllBytes(Path.Combine(source, file)))]);
        var installed = Path.Combine(Cache.Directory, $"{name}-{Convert.ToHexStringLower(hash)[..16]}");
        if (Directory.Exists(installed))
            return installed;
        var unfinished = Directory.CreateDirectory($"{installed}.installing-{Environment.ProcessId}").FullName;
        try
        {
            foreach (var file in Files)
                File.Copy(Path.Combine(source, file), Path.Combine(unfinished, file));
            await new Command("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            {
                Directory = unfinished, Variables = Plain,
            }.SucceedAsync();
            Directory.Move(unfinished, installed);
        }
        catch (IOException) when (Directory.Exists(installed))
        {
            // Another process was first.
        }
        finally
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
        }
        return installed;
    }
}
