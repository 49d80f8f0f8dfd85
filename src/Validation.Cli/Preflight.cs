using Validation.Harness.Engines;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.Waiting;
using Validation.Harness.Waivers;

namespace Validation.Cli;

/// <summary>Finds bad input before anything is launched, so that it ends in one line and not in failing cases.</summary>
internal static class Preflight
{
    /// <exception cref="ConfigurationException">The run was asked for wrongly.</exception>
    public static async Task CheckAsync(RunSettings settings, string run)
    {
        Planned.Controls(settings);
        RunDirectory.Check(settings.Output, run);
        await EngineFactory.CheckTemplateAsync(settings).ConfigureAwait(false);
        if (settings.Probe is { } probe && !File.Exists(probe))
            throw new ConfigurationException($"the probe '{probe}' does not exist");
        WaiverFile.Read(settings.Waivers, Clock.Today);
    }
}
