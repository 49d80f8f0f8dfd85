using Validation.Controls.Catalogue;

namespace Validation.Harness.Settings;

/// <summary>Makes one <see cref="RunSettings"/> of several layers; the first layer that has a name wins.</summary>
public static class SettingsLoader
{
    /// <summary>Shorter than any private key in base64.</summary>
    private const int LongestShown = 120;

    private static readonly string[] Engines = ["oci", "docker", "kubernetes"];

    /// <param name="layers">The strongest first; the last one's directory is what the defaults are relative to.</param>
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
            Template = Path(Setting.Template),
            Profile = Enum.Parse<Profile>(OneOf(Setting.Profile, [.. Enum.GetNames<Profile>().Select(name => name.ToLowerInvariant())]), ignoreCase: true),
            Filter = Find(Setting.Filter).Value,
            Output = Path(Setting.Output)!,
            Open = Flag(Setting.Open),
            Probe = Path(Setting.Probe),
            SignKey = Pem(Setting.SignKey),
            SignCertificate = Pem(Setting.SignCertificate),
            Waivers = Path(Setting.Waivers) ?? WaiversBeside.Find(layers[^1].Directory),
            Pushgateway = Address(Setting.Pushgateway),
            StartLimit = Named(Setting.StartLimit) is null ? null : TimeSpan.FromSeconds(Number(Setting.StartLimit, 1, 3600)),
            CgroupDriver = Enum.Parse<CgroupDriver>(OneOf(Setting.CgroupDriver, ["cgroupfs", "systemd"]), ignoreCase: true),
            RequireGVisor = Flag(Setting.RequireGVisor),
            DisableGVisor = Flag(Setting.DisableGVisor),
            Cluster = new ClusterSettings
            {
                RuntimeClass = Find(Setting.RuntimeClass).Value,
                BaselineClass = Named(Setting.BaselineClass),
                WeakenedClass = Named(Setting.WeakenedClass),
                Namespace = Find(Setting.Namespace).Value,
                OwnNamespace = Find(Setting.OwnNamespace).Value,
                AlsoNamespaces = Find(Setting.AlsoNamespaces).Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                InFlight = Number(Setting.InFlight, 1, 256),
                LockPatience = TimeSpan.FromSeconds(Number(Setting.LockSeconds, 0, 3600)),
                NodeAgent = Flag(Setting.NodeAgent),
                NodeLimit = TimeSpan.FromSeconds(Number(Setting.NodeSeconds, 5, 290)),
                Context = Find(Setting.Context).Value,
                Node = Named(Setting.Node),
                ProbeImage = Find(Setting.ProbeImage).Value,
                Services = Pairs(Setting.Services),
            },
        };

        int Number(Setting setting, int least, int most)
        {
            var (value, layer) = Find(setting);
            return int.TryParse(value, out var number) && number >= least && number <= most
                ? number
                : throw new ConfigurationException($"{setting.Name} is '{value}' (from {layer.Name}); allowed: {least} to {most}");
        }

        Uri? Address(Setting setting)
        {
            var (value, layer) = Find(setting);
            if (value.Length == 0)
                return null;
            return Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                ? address
                : throw new ConfigurationException($"{setting.Name} is '{value}' (from {layer.Name}), which is no URL that begins with http:// or https://");
        }

        string? Named(Setting setting) => Find(setting).Value is { Length: > 0 } value ? value : null;

        Dictionary<string, string> Pairs(Setting setting)
        {
            var (value, layer) = Find(setting);
            var pairs = new Dictionary<string, string>();
            foreach (var part in value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (part.Split('=', 2) is not [{ Length: > 0 } name, var address] || !System.Net.IPEndPoint.TryParse(address, out var end) || end.Port == 0)
                    throw new ConfigurationException($"{setting.Name} has '{part}' (from {layer.Name}), which is no name=address:port");
                pairs[name] = address;
            }
            return pairs;
        }

        (string Value, SettingsLayer Layer) Find(Setting setting)
        {
            foreach (var layer in layers)
            {
                if (layer.Values.TryGetValue(setting.Name, out var value))
                    return (value.Trim(), layer);
            }
            return (setting.Default, layers[^1] with { Name = "the default" });
        }

        string? Path(Setting setting)
        {
            var (value, layer) = Find(setting);
            return value.Length > 0 ? System.IO.Path.GetFullPath(value, layer.Directory) : null;
        }

        string OneOf(Setting setting, IReadOnlyList<string> allowed)
        {
            var (value, layer) = Find(setting);
            return allowed.Contains(value)
                ? value
                : throw new ConfigurationException($"unknown {setting.Name} '{value}' (from {layer.Name}); allowed: {string.Join(", ", allowed)}");
        }

        string Runtime(Setting setting)
        {
            var (value, layer) = Find(setting);
            try
            {
                RuntimeKinds.Claimed(value);
            }
            catch (ArgumentException error)
            {
                throw new ConfigurationException($"{setting.Name} (from {layer.Name}): {error.Message}");
            }
            if (!value.Contains('/', StringComparison.Ordinal))
                return value;
            var file = System.IO.Path.GetFullPath(value, layer.Directory);
            return File.Exists(file) ? file : throw new ConfigurationException($"{setting.Name} (from {layer.Name}): there is no file '{file}'");
        }

        PemText? Pem(Setting setting)
        {
            var (value, layer) = Find(setting);
            if (value.Length == 0)
                return null;
            if (value.Contains("-----BEGIN ", StringComparison.Ordinal))
            {
                return layer.MayHoldKeys
                    ? PemText.Of(value)
                    : throw new ConfigurationException($"{setting.Name} (from {layer.Name}) is the PEM itself; only the environment variable {setting.EnvironmentVariable} may hold it. Name a file");
            }
            // A value that is no path may be a key in a form that is not known here: it is not shown.
            var file = value.Length <= LongestShown ? System.IO.Path.GetFullPath(value, layer.Directory) : "";
            return File.Exists(file) ? PemText.OfFile(file) : throw new ConfigurationException(
                $"{setting.Name} (from {layer.Name}): {(file.Length > 0 ? $"there is no file '{file}'" : "it is neither a PEM nor the path of a file")}");
        }

        bool Flag(Setting setting)
        {
            var (value, layer) = Find(setting);
            return value.ToLowerInvariant() switch
            {
                "true" or "1" => true,
                "false" or "0" or "" => false,
                _ => throw new ConfigurationException($"{setting.Name} is '{value}' (from {layer.Name}); allowed: true, false"),
            };
        }
    }
}
