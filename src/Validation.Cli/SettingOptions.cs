using System.CommandLine;
using Validation.Harness.Engines;
using Validation.Harness.Runs;
using Validation.Harness.Settings;

namespace Validation.Cli;

/// <summary>The settings as switches of a command: <c>--engine docker</c>; a boolean one may stand alone.</summary>
internal sealed class SettingOptions
{
    private readonly Dictionary<Setting, Option<string>> options;

    public SettingOptions(Command command, params IReadOnlyList<Setting> settings)
    {
        options = settings.ToDictionary(setting => setting,
            setting => new Option<string>("--" + setting.Switches[0], [.. setting.Switches.Skip(1).Select(name => "--" + name)])
        {
            Description = setting.Meaning
                + (setting == Setting.Engine ? $": {EngineFactory.Described}" : "")
                + (setting.Default.Length > 0 ? $" (default: {setting.Default})" : ""),
            Arity = setting.Default == "false" ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
        });
        foreach (var option in options.Values)
            command.Options.Add(option);
    }

    /// <summary>What was given on the command line, as a layer.</summary>
    public SettingsLayer Given(ParseResult parsed) => new("the command line", options
        .Where(pair => parsed.GetResult(pair.Value) is { Implicit: false })
        .ToDictionary(pair => pair.Key.Name, pair => parsed.GetValue(pair.Value) ?? "true"), Environment.CurrentDirectory);

    /// <exception cref="ConfigurationException">A setting is wrong, in whichever layer.</exception>
    public RunSettings Load(ParseResult parsed) => SettingsLoader.Load(
        Given(parsed), SettingsLayers.FromEnvironment(Environment.GetEnvironmentVariables(), Repository.Root),
        SettingsLayers.FromFile(Repository.Root));
}
