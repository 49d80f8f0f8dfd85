using Validation.Harness.Engines;
using Validation.Harness.Settings;

namespace Validation.Harness.Runs;

/// <summary>Makes one <see cref="RunSettings"/> of several layers; the first layer that has a name wins.</summary>
public static class SettingsLoader
{
    /// <param name="layers">The strongest first; the last one's directory is what the defaults are relative to.</param>
    /// <exception cref="ConfigurationException">A name is unknown or a value is not allowed; says in which layer.</exception>
    public static RunSettings Load(params IReadOnlyList<SettingsLayer> layers)
    {
        RefuseUnknown(layers);
        return new RunSettings
        {
            Engine = Checks.OneOf(Given.In(layers, Setting.Engine), EngineFactory.Names),
            Runtime = Of(Setting.Runtime),
            Baseline = Of(Setting.Baseline),
            Template = Of(Setting.Template),
            Profile = Of(Setting.Profile),
            Filter = Of(Setting.Filter),
            Output = Of(Setting.Output),
            Open = Of(Setting.Open),
            Probe = Of(Setting.Probe),
            SignKey = Of(Setting.SignKey),
            SignCertificate = Of(Setting.SignCertificate),
            Waivers = Of(Setting.Waivers) ?? WaiversBeside.Find(layers[^1].Directory),
            Pushgateway = Of(Setting.Pushgateway),
            StartLimit = Of(Setting.StartLimit),
            CgroupDriver = Of(Setting.CgroupDriver),
            RequireGVisor = Of(Setting.RequireGVisor),
            DisableGVisor = Of(Setting.DisableGVisor),
            Cluster = new ClusterSettings
            {
                RuntimeClass = Of(Setting.RuntimeClass),
                BaselineClass = Of(Setting.BaselineClass),
                WeakenedClass = Of(Setting.WeakenedClass),
                Namespace = Of(Setting.Namespace),
                OwnNamespace = Of(Setting.OwnNamespace),
                AlsoNamespaces = Of(Setting.AlsoNamespaces),
                InFlight = Of(Setting.InFlight),
                LockPatience = Of(Setting.LockSeconds),
                NodeAgent = Of(Setting.NodeAgent),
                NodeLimit = Of(Setting.NodeSeconds),
                Context = Of(Setting.Context),
                Node = Of(Setting.Node),
                ProbeImage = Of(Setting.ProbeImage),
                Services = Of(Setting.Services),
            },
        };

        T Of<T>(Setting<T> setting) => setting.Check(Given.In(layers, setting));
    }

    private static void RefuseUnknown(IReadOnlyList<SettingsLayer> layers)
    {
        string[] known = [.. Setting.All.Select(setting => setting.Name)];
        foreach (var layer in layers)
        {
            if (layer.Values.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
                throw new ConfigurationException($"{layer.Name}: unknown setting '{unknown}'; known: {string.Join(", ", known)}");
        }
    }
}
