using Validation.Controls.Catalogue;

namespace Validation.Harness.Settings;

/// <summary>Makes one <see cref="RunSettings"/> of several layers; the first layer that has a name wins.</summary>
public static class SettingsLoader
{
    private static readonly string[] Engines = ["oci", "docker"];

    /// <exception cref="ConfigurationException">A name is unknown or a value is not allowed; says in which layer.</exception>
    public static RunSettings Load(params IReadOnlyList<SettingsLayer> layers)
    {
        foreach (var layer in layers)
        {
            foreach (var name in layer.Values.Keys.Where(name => Setting.All.All(setting => setting.Name != name)))
                throw new ConfigurationException($"{layer.Name}: unknown setting '{name}'; known: {string.Join(", ", Setting.All.Select(setting => setting.Name))}");
        }

        return new RunSettings
        {
            Engine = OneOf(Setting.Engine, Engines),
            Runtime = Runtime(Setting.Runtime),
            Baseline = Runtime(Setting.Baseline),
            Template = Find(Setting.Template).Value is { Length: > 0 } template ? template : null,
            Profile = Enum.Parse<Profile>(OneOf(Setting.Profile, [.. Enum.GetNames<Profile>().Select(name => name.ToLowerInvariant())]), ignoreCase: true),
            Filter = Find(Setting.Filter).Value,
            Output = Find(Setting.Output).Value,
            Open = Flag(Setting.Open),
            Probe = Find(Setting.Probe).Value is { Length: > 0 } probe ? probe : null,
            RequireGVisor = Flag(Setting.RequireGVisor),
            DisableGVisor = Flag(Setting.DisableGVisor),
        };

        (string Value, string Layer) Find(Setting setting)
        {
            foreach (var layer in layers)
            {
                if (layer.Values.TryGetValue(setting.Name, out var value))
                    return (value.Trim(), layer.Name);
            }
            return (setting.Default, "the default");
        }

        string OneOf(Setting setting, IReadOnlyList<string> allowed)
        {
            var (value, layer) = Find(setting);
            return allowed.Contains(value)
                ? value
                : throw new ConfigurationException($"unknown {setting.Name} '{value}' (from {layer}); allowed: {string.Join(", ", allowed)}");
        }

        string Runtime(Setting setting)
        {
            var (value, layer) = Find(setting);
            try
            {
                RuntimeKinds.Claimed(value);
                return value;
            }
            catch (ArgumentException error)
            {
                throw new ConfigurationException($"{setting.Name} (from {layer}): {error.Message}");
            }
        }

        bool Flag(Setting setting)
        {
            var (value, layer) = Find(setting);
            return value.ToLowerInvariant() switch
            {
                "true" or "1" => true,
                "false" or "0" or "" => false,
                _ => throw new ConfigurationException($"{setting.Name} is '{value}' (from {layer}); allowed: true, false"),
            };
        }
    }
}
