using System.Text.Json.Nodes;

namespace Reporting.Tests.Page;

/// <summary>
/// The machine's own Chromium, led by npm's playwright-core with axe-core beside it, both pinned by the lock file in
/// <c>browser/</c>.
/// </summary>
internal sealed class Browser
{
    private static readonly string Source = Repository.PathOf("selftests/Reporting.Tests/Page/browser");

    private readonly string modules;

    private Browser(string modules) => this.modules = modules;

    public static async Task<Browser> InstalledAsync() => new(await NodePackages.InstalledAsync("report-page", Source));

    /// <summary>Opens, looks at and prints the page; its screenshots and prints stay in the folder.</summary>
    /// <returns>What happened: <c>requests</c>, <c>said</c> (by its console), <c>violations</c> (by axe),
    /// <c>widths</c>.</returns>
    public async Task<JsonNode> InspectAsync(string page, string folder, CancellationToken cancellation)
    {
        await NodePackages.Node(Path.Combine(Source, "inspect.mjs"), modules, Chromium(), page, folder)
            .SucceedAsync(cancellation);
        return JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "seen.json"), cancellation))!;
    }

    /// <summary>The text of each printed sheet on one line, by poppler's pdftotext.</summary>
    public static async Task<IReadOnlyList<string>> SheetsAsync(string pdf, CancellationToken cancellation)
    {
        await new Command("pdftotext", "-enc", "UTF-8", pdf, pdf + ".txt").SucceedAsync(cancellation);
        return (await File.ReadAllTextAsync(pdf + ".txt", cancellation)).Replace('\n', ' ').TrimEnd('\f').Split('\f');
    }

    private static string Chromium() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "chromium"))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("there is no chromium in PATH; install it with: ./run-tests.sh --install");
}
