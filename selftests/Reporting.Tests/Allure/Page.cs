using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Reporting.Tests.Allure;

/// <summary>The data that a rendered page carries, by the name of the file that it would be in a report of many files.</summary>
internal static partial class Page
{
    public static IReadOnlyDictionary<string, JsonNode> Data(string html) => File().Matches(html)
        .Where(match => match.Groups["name"].Value.EndsWith(".json", StringComparison.Ordinal))
        .ToDictionary(
            match => match.Groups["name"].Value,
            match => JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups["bytes"].Value)))!);

    [GeneratedRegex("""d\("(?<name>[^"]+)","(?<bytes>[A-Za-z0-9+/=]*)"\)""")]
    private static partial Regex File();
}
