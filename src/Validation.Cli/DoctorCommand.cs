using System.CommandLine;
using Validation.Harness.Doctor;
using Validation.Harness.Engines;
using Validation.Harness.Runs;
using Validation.Harness.Settings;

namespace Validation.Cli;

/// <summary><c>validation doctor</c>: what would keep the gate from measuring, how it was seen, and the line that mends it.</summary>
internal static class DoctorCommand
{
    public static Command Make()
    {
        var command = new Command("doctor", "Says what would keep the gate from measuring, and the line that mends it.");
        var options = new SettingOptions(command, Setting.Engine, Setting.Runtime, Setting.Baseline, Setting.Template, Setting.DisableGVisor);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = options.Load(parsed);
            await using var engine = EngineFactory.Make(settings, "", "");
            var diagnoses = await engine.DiagnoseAsync(cancellationToken).ConfigureAwait(false);
            foreach (var diagnosis in diagnoses)
                Console.Out.WriteLine($"✗ {diagnosis}");
            foreach (var (name, version) in await engine.VersionsAsync(cancellationToken).ConfigureAwait(false))
                Console.Out.WriteLine($"✓ {name}: {version}");
            if (diagnoses.Count == 0)
                Console.Out.WriteLine($"nothing stands in the way of measuring {settings.Runtime} against {settings.Baseline} by the engine {settings.Engine}");
            return diagnoses.Any(one => one.Weight is Weight.Fatal or Weight.NoGVisor) ? ExitCodes.NotMeasured : ExitCodes.Pass;
        });
        return command;
    }
}
