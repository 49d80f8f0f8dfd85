using System.CommandLine;
using Validation.Harness.Contract;
using Validation.Harness.Engines;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.Sweeping;

namespace Validation.Cli;

/// <summary>
/// <c>validation doctor</c>: what would keep the gate from measuring, how it was seen, and the line that fixes it. What dead runs
/// left is removed, as every run does first, and what resists is a finding.
/// </summary>
internal static class DoctorCommand
{
    public static Command Make()
    {
        var command = new Command("doctor", "Says what would keep the gate from measuring, and the line that fixes it.");
        var options = new SettingOptions(
            command, Setting.Engine, Setting.Runtime, Setting.Baseline, Setting.Template, Setting.CgroupDriver,
            Setting.DisableGVisor);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = options.Load(parsed);
            await using var engine = EngineFactory.Make(settings, "", "");
            var leftovers = await Sweep.WithoutRunAsync(engine, EngineFactory.Sweeps, cancellationToken).ConfigureAwait(false);
            foreach (var removed in leftovers.Removed)
                Console.Out.WriteLine($"✓ swept: {removed}");
            var hindrances = await engine.DiagnoseAsync(cancellationToken).ConfigureAwait(false);
            Diagnosis[] diagnoses = [.. hindrances, .. leftovers.Resisting];
            foreach (var diagnosis in diagnoses)
                Console.Out.WriteLine($"✗ {diagnosis}");
            foreach (var (name, version) in await engine.VersionsAsync(cancellationToken).ConfigureAwait(false))
                Console.Out.WriteLine($"✓ {name}: {version}");
            if (diagnoses.Length == 0)
                Console.Out
                    .WriteLine($"nothing stands in the way of measuring {settings.Runtime} against {settings.Baseline} by the "
                        + $"engine {settings.Engine}");
            return diagnoses.Any(one => one.Weight is Weight.Fatal or Weight.NoGVisor) ? ExitCodes.NotMeasured : ExitCodes.Pass;
        });
        return command;
    }
}
