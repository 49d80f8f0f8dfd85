using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Selftests.Support.Samples;
using Validation.Reporting;

namespace Reporting.Tests.Interchange;

/// <summary>Readers of other people's (ajv, csv-parse, js-yaml), installed once for each lock file into the cache, as the Allure renderer is.</summary>
internal sealed class Checker
{
    private static readonly string Source = Repository.PathOf("selftests", "Reporting.Tests", "Interchange", "checker");
    private static readonly string[] Files = ["package.json", "package-lock.json", ".npmrc"];
    private static readonly string Directory = Path.Combine(Cache.Directory, $"checker-{Convert.ToHexStringLower(SHA256.HashData([.. Files.SelectMany(Bytes)]))[..16]}");

    /// <exception cref="InvalidOperationException">npm is missing, or could not install.</exception>
    public static void Install()
    {
        if (System.IO.Directory.Exists(Path.Combine(Directory, "node_modules")))
            return;
        var unfinished = $"{Directory}.installing-{Environment.ProcessId}";
        System.IO.Directory.CreateDirectory(unfinished);
        foreach (var file in Files)
            File.WriteAllBytes(Path.Combine(unfinished, file), Bytes(file));
        var (code, said) = Run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], unfinished);
        if (code != 0)
            throw new InvalidOperationException($"npm could not install the checker into '{unfinished}': {said}");
        System.IO.Directory.Move(unfinished, Directory);
    }

    /// <summary>What the command printed.</summary>
    /// <exception cref="InvalidDataException">It refused the file; its message says why.</exception>
    public static JsonNode? Read(string command, params string[] files)
    {
        Install();
        // Beside its packages, where Node looks for them.
        var script = Path.Combine(Directory, $"check-{Convert.ToHexStringLower(SHA256.HashData(Bytes("check.mjs")))[..16]}.mjs");
        if (!File.Exists(script))
            File.WriteAllBytes(script, Bytes("check.mjs"));
        var (code, said) = Run("node", [script, command, .. files], Directory);
        return code == 0 ? JsonNode.Parse(said.Length == 0 ? "null" : said) : throw new InvalidDataException(said);
    }

    private static (int Code, string Said) Run(string program, IEnumerable<string> arguments, string directory)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("NODE_OPTIONS");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 ? output : output + errors.Result);
    }

    private static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(Source, file));
}
