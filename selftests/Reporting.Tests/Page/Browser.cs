using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Selftests.Support.Samples;
using Validation.Reporting;
using Tool = Validation.Reporting.Allure.Rendering.Tool;

namespace Reporting.Tests.Page;

/// <summary>
/// The machine's own Chromium, led by npm's playwright-core with axe-core beside it, both pinned by the lock file in <c>browser/</c> and
/// installed once into the cache.
/// </summary>
internal sealed class Browser
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly string Source = Repository.PathOf("selftests/Reporting.Tests/Page/browser");
    private static readonly string[] Files = ["package.json", "package-lock.json", ".npmrc"];

    private readonly string modules;

    private Browser(string modules) => this.modules = modules;

    public static async Task<Browser> InstalledAsync(CancellationToken cancellation)
    {
        var name = "report-page-" + Convert.ToHexStringLower(SHA256.HashData([.. Files.SelectMany(file => File.ReadAllBytes(Path.Combine(Source, file)))]))[..16];
        var installed = Path.Combine(Cache.Directory, name);
        if (Directory.Exists(installed))
            return new Browser(installed);

        var unfinished = Directory.CreateDirectory($"{installed}.installing-{Environment.ProcessId}").FullName;
        try
        {
            foreach (var file in Files)
                File.Copy(Path.Combine(Source, file), Path.Combine(unfinished, file));
            await Run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], unfinished, cancellation);
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
        return new Browser(installed);
    }

    /// <summary>Opens, looks at and prints the page; its screenshots and prints stay in the folder.</summary>
    /// <returns>What happened: <c>requests</c>, <c>said</c> (by its console), <c>violations</c> (by axe), <c>widths</c>.</returns>
    public async Task<JsonNode> InspectAsync(string page, string folder, CancellationToken cancellation)
    {
        await Run("node", [Path.Combine(Source, "inspect.mjs"), modules, Chromium(), page, folder], folder, cancellation);
        return JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "seen.json"), cancellation))!;
    }

    /// <summary>The text of each printed sheet on one line, by poppler's pdftotext.</summary>
    public static async Task<IReadOnlyList<string>> SheetsAsync(string pdf, CancellationToken cancellation)
    {
        await Run("pdftotext", ["-enc", "UTF-8", pdf, pdf + ".txt"], Path.GetDirectoryName(pdf)!, cancellation);
        return (await File.ReadAllTextAsync(pdf + ".txt", cancellation)).Replace('\n', ' ').TrimEnd('\f').Split('\f');
    }

    private static string Chromium() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("there is no chromium in PATH; install it with: ./run-tests.sh --install");

    private static Task Run(string program, IReadOnlyList<string> arguments, string directory, CancellationToken cancellation) => new Tool
    {
        Program = program,
        Arguments = arguments,
        Directory = directory,
        Limit = Limit,
        Environment = new Dictionary<string, string?> { ["npm_config_update_notifier"] = "false", ["NODE_OPTIONS"] = null },
    }.RunAsync(cancellation);
}
