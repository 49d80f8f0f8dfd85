using System.Collections;
using System.Text.Json;

namespace Validation.Harness.Settings;

/// <summary>
/// One place that settings come from: its name for messages, what it sets, and what its relative paths are relative to.
/// </summary>
/// <param name="MayHoldKeys">True where a key's own text may stand: not on a command line, which every user sees, nor in a file
/// that is kept.</param>
public sealed record SettingsLayer(string Name, IReadOnlyDictionary<string, string> Values, string Directory,
    bool MayHoldKeys = false);

/// <summary>The places that settings come from, besides the launcher's switches.</summary>
public static class SettingsLayers
{
    public const string FileName = "validation.json";

    private const string Prefix = "VALIDATION_";

    /// <summary>Variables that steer the project's own set-up and are no settings of a run.</summary>
    private static readonly string[] NotSettings =
    [
        "VALIDATION_CACHE", "VALIDATION_BED", "VALIDATION_CLUSTER_BED", "VALIDATION_RUN",
    ];

    /// <exception cref="ConfigurationException">A VALIDATION_ variable is none that exists.</exception>
    public static SettingsLayer FromEnvironment(IDictionary environment, string directory)
    {
        var values = new Dictionary<string, string>();
        foreach (DictionaryEntry variable in environment)
        {
            var name = (string)variable.Key;
            if (Setting.All.FirstOrDefault(setting => setting.EnvironmentVariable == name) is { } known)
            {
                if (variable.Value is string { Length: > 0 } value)
                    values[known.Name] = value;
            }
            else if (name.StartsWith(Prefix, StringComparison.Ordinal) && !NotSettings.Contains(name))
            {
                throw new ConfigurationException(
                    $"the environment variable {name} sets nothing; "
                        + $"known: {string.Join(", ", Setting.All.Select(setting => setting.EnvironmentVariable))}");
            }
        }
        return new SettingsLayer("the environment", values, directory, MayHoldKeys: true);
    }

    /// <summary>The settings in validation.json of a directory; none where there is no such file.</summary>
    /// <exception cref="ConfigurationException">The file is no JSON object of texts and booleans, or has an unknown
    /// name.</exception>
    public static SettingsLayer FromFile(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
            return new SettingsLayer(FileName, new Dictionary<string, string>(), directory);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), new() { CommentHandling = JsonCommentHandling.Skip });
            return new SettingsLayer(path, document.RootElement.EnumerateObject().ToDictionary(
                member => member.Name,
                member => member.Value.ValueKind switch
                {
                    JsonValueKind.String => member.Value.GetString()!,
                    JsonValueKind.True => "true",
                    JsonValueKind.False => "false",
                    var kind =>
                        throw new ConfigurationException(
                            $"'{member.Name}' in {path} is a {kind}; it has to be a text or a boolean"),
                }), directory);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or IOException or ArgumentException)
        {
            throw new ConfigurationException($"{path} cannot be read as a JSON object of settings: {error.Message}");
        }
    }
}
