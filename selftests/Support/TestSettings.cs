using Validation.Harness.Runs;
using Validation.Harness.Settings;

namespace Selftests.Support;

/// <summary>
/// Settings of a run as a test gives them; what it does not give has its default, whatever this machine's environment says.
/// </summary>
internal static class TestSettings
{
    public static RunSettings Of(params IReadOnlyList<(Setting Setting, string Value)> given)
    {
        var values = new Dictionary<string, string>();
        foreach (var (setting, value) in given)
            values[setting.Name] = value;
        return SettingsLoader.Load(new SettingsLayer("the test", values, Repository.Root));
    }
}
