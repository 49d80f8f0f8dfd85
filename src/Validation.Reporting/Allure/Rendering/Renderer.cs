using System.Diagnostics;
using System.Security.Cryptography;

namespace Validation.Reporting.Allure.Rendering;

/// <summary>
/// The npm package <c>allure</c>, installed once for each lock file into a cache. Several processes may install at once: each
/// does so in a folder of its own, and the first to rename it wins.
/// </summary>
internal sealed class Renderer
{
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(10);
    private static readonly string[] Files = ["package.json", "package-lock.json", ".npmrc"];
    private static int installations;

    private readonly string directory;

    private Renderer(string directory) => this.directory = directory;

    public string CommandLine => Path.Combine(directory, "node_modules", "allure", "cli.js");

    /// <summary>
    /// The configuration's text; it is no part of what is installed, so that a change to it installs nothing again.
    /// </summary>
    public static byte[] Configuration => Bytes("allurerc.mjs");

    private static string Folder { get; } = $"allure-{Sha256(Files)[..16]}";

    /// <exception cref="RendererMissingException">It is not installed.</exception>
    public static Renderer Installed(string cache)
    {
        var renderer = new Renderer(Path.Combine(cache, Folder));
        return File.Exists(renderer.CommandLine)
            ? renderer
            : throw new RendererMissingException(
                $"the HTML report's renderer is not in '{renderer.directory}'. Install it with: ./run-suite.sh --install");
    }

    /// <exception cref="RendererMissingException">It is not installed and cannot be.</exception>
    public static async Task InstallAsync(string cache, CancellationToken cancellation)
    {
        var installed = new Renderer(Path.Combine(cache, Folder));
        if (File.Exists(installed.CommandLine))
            return;

        Directory.CreateDirectory(cache);
        SweepDead(cache);
        var unfinished = Path.Combine(cache,
            $"{Folder}.installing-{Environment.ProcessId}-{Interlocked.Increment(ref installations)}");
        try
        {
            await InstallIntoAsync(unfinished, cancellation).ConfigureAwait(false);
            Directory.Move(unfinished, installed.directory);
        }
        catch (IOException) when (File.Exists(installed.CommandLine))
        {
            // Another process was first.
        }
        finally
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
        }
    }

    private static async Task InstallIntoAsync(string directory, CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        foreach (var file in Files)
            await File.WriteAllBytesAsync(Path.Combine(directory, file), Bytes(file), cancellation).ConfigureAwait(false);
        var npm = new Tool
        {
            Program = "npm",
            Arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            Directory = directory,
            Limit = InstallLimit,
            Environment = new Dictionary<string, string?> { ["npm_config_update_notifier"] = "false", ["NODE_OPTIONS"] = null },
        };
        try
        {
            await npm.RunAsync(cancellation).ConfigureAwait(false);
        }
        catch (AllureReportException error) when (error is not RendererMissingException)
        {
            throw new RendererMissingException(
                $"the HTML report's renderer could not be installed into '{directory}': {error.Message}\n" +
                "npm must reach its registry once; afterwards no network is needed. Try again with: ./run-suite.sh --install",
                error);
        }
    }

    /// <summary>Takes away what installations left that were killed; the process id is in the name.</summary>
    private static void SweepDead(string cache)
    {
        var alive = Process.GetProcesses().Select(process => process.Id).ToHashSet();
        foreach (var left in Directory.GetDirectories(cache, "allure-*.installing-*-*"))
            if (int.TryParse(left.Split('-')[^2], out var process) && !alive.Contains(process))
                Directory.Delete(left, recursive: true);
    }

    private static string Sha256(IEnumerable<string> files) =>
        Convert.ToHexStringLower(SHA256.HashData([.. files.SelectMany(Bytes)]));

    private static byte[] Bytes(string file)
    {
        using var resource = typeof(Renderer).Assembly.GetManifestResourceStream($"renderer/{file}")
            ?? throw new InvalidOperationException($"the assembly lacks its resource renderer/{file}");
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }
}
