namespace Validation.Harness.Settings;

/// <summary>What a setting was given: its text, without blanks around it, and the layer that it comes from.</summary>
public sealed record Given(Setting Setting, string Value, SettingsLayer Layer)
{
    public string Name => Setting.Name;

    /// <summary>
    /// Of the strongest layer that has it; the default where none has, relative to the weakest layer's directory.
    /// </summary>
    /// <param name="setting">What is looked for.</param>
    /// <param name="layers">The strongest first.</param>
    public static Given In(IReadOnlyList<SettingsLayer> layers, Setting setting) =>
        layers.FirstOrDefault(layer => layer.Values.ContainsKey(setting.Name)) is { } layer
            ? new Given(setting, layer.Values[setting.Name].Trim(), layer)
            : new Given(setting, setting.Default, layers[^1] with { Name = "the default" });
}
