using System.Globalization;
using System.Text.Json;
using Validation.Controls;
using Validation.Harness.Settings;

namespace Validation.Harness.Waivers;

/// <summary>
/// Reads waivers.json, strictly: a waiver that is not understood to the letter would let a failure through, or not let it
/// through, by mistake. docs/waivers.md shows the format.
/// </summary>
public static class WaiverFile
{
    private static readonly string[] Members = ["control", "scope", "owner", "reason", "expires"];

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <param name="path">null for no waivers at all.</param>
    /// <param name="today">No waiver may last for more than a year from then.</param>
    /// <exception cref="ConfigurationException">The file cannot be read, or a waiver in it is not acceptable; says which and
    /// why.</exception>
    public static IReadOnlyList<Waiver> Read(string? path, DateOnly today)
    {
        if (path is null)
            return [];
        try
        {
            return Parse(File.ReadAllText(path), path, today);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"the waivers '{path}' cannot be read: {error.Message}");
        }
    }

    public static IReadOnlyList<Waiver> Parse(string text, string path, DateOnly today)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
                throw new ConfigurationException($"the waivers '{path}' have to be a JSON array of objects");
            Waiver[] waivers =
            [
                .. document.RootElement.EnumerateArray()
                    .Select((entry, index) => Entry(entry, $"waiver {index + 1} in '{path}'", today)),
            ];
            var twice = waivers.GroupBy(waiver => (waiver.Control, waiver.Scope)).FirstOrDefault(group => group.Count() > 1);
            return twice is null
                ? waivers
                : throw new ConfigurationException(
                    $"'{path}' has {twice.Count()} waivers for {twice.Key.Control} {Where(twice.Key.Scope)}: keep one");
        }
        catch (JsonException error)
        {
            throw new ConfigurationException($"the waivers '{path}' are no JSON: {error.Message}");
        }
    }

    private static Waiver Entry(JsonElement entry, string which, DateOnly today)
    {
        Known(entry, Members, which);
        var name = Text(entry, "control", which);
        var control = AllControls.Find(name)?.Id
            ?? throw new ConfigurationException(
                $"{which}: the catalogue has no control '{name}'; `validation controls` lists them");
        return new Waiver
        {
            Control = control,
            NamedAs = name == control ? null : name,
            Scope = Scope(entry, which),
            Owner = Text(entry, "owner", which),
            Reason = Text(entry, "reason", which),
            Expires = Expiry(Text(entry, "expires", which), which, today),
        };
    }

    private static WaiverScope Scope(JsonElement entry, string which)
    {
        if (!entry.TryGetProperty("scope", out var scope))
            throw new ConfigurationException($"{which} lacks 'scope'; write {{}} if it is meant to hold everywhere");
        Known(scope, WaiverScope.Members, $"the scope of {which}");
        string? Of(string name) => scope.TryGetProperty(name, out _) ? Text(scope, name, $"the scope of {which}") : null;
        return new WaiverScope { Runtime = Of("runtime"), Engine = Of("engine"), Node = Of("node"), Target = Of("target") };
    }

    private static DateOnly Expiry(string text, string which, DateOnly today)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var expires))
            throw new ConfigurationException($"{which}: 'expires' is '{text}'; it has to be a day, as in 2027-01-31");
        var latest = today.AddYears(1);
        return expires <= latest
            ? expires
            : throw new ConfigurationException(
                $"{which} expires on {text}, which is more than a year ahead; the latest day allowed "
                    + $"is {latest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
    }

    private static void Known(JsonElement element, IReadOnlyList<string> members, string which)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new ConfigurationException($"{which} is no JSON object");
        if (element.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !members.Contains(name))
            is { } unknown)
            throw new ConfigurationException($"{which} has the unknown member '{unknown}'; known: {string.Join(", ", members)}");
    }

    private static string Text(JsonElement element, string name, string which) =>
        !element.TryGetProperty(name, out var value) ? throw new ConfigurationException($"{which} lacks '{name}'")
        : value.ValueKind == JsonValueKind.String && value.GetString()!.Trim() is { Length: > 0 } text ? text
        : throw new ConfigurationException($"{which}: '{name}' has to be a text that is not empty");

    private static string Where(WaiverScope scope) =>
        scope.ToString() is "everywhere" and var all ? all : $"with the scope '{scope}'";
}
