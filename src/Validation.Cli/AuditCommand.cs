using System.CommandLine;
using Validation.Harness.Audits;
using Validation.Harness.Contract;
using Validation.Harness.Publishing;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.Waiting;
using Validation.Reporting.Interchange;

namespace Validation.Cli;

/// <summary><c>validation audit</c>: every node of a cluster, the cluster around them, and the pods that live there.</summary>
internal static class AuditCommand
{
    public static Command Make()
    {
        var command = new Command("audit", "Measures every node of a cluster that evaluation pods can land on.");
        var options = new SettingOptions(command, Setting.All);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var given = options.Given(parsed);
            var settings = options.Load(parsed);
            if (!given.Values.ContainsKey(Setting.Engine.Name))
                settings = settings with { Engine = "kubernetes" };
            using var key = Signing.Key(settings);
            string directory, target;
            try
            {
                var audit = new Audit(settings, line => Console.Out.WriteLine($"» {line}"));
                (var results, directory) = await audit.MeasureAsync(Clock.RunId(Clock.Now),
                    cancellationToken).ConfigureAwait(false);
                target = results.Run.Target;
            }
            catch (LaunchException error)
            {
                Console.Error.WriteLine($"validation: the audit could not be finished: {error.Message}");
                return ExitCodes.NotMeasured;
            }
            var code = await ReportCommand.ShowAsync(directory, rendererCache: null, settings.Open, key,
                cancellationToken).ConfigureAwait(false);
            if (settings.Pushgateway is { } gateway)
                await PushAsync(gateway, target, directory, cancellationToken).ConfigureAwait(false);
            return code;
        });
        return command;
    }

    /// <summary>Metrics that nobody takes are said, and change no verdict.</summary>
    private static async Task PushAsync(Uri gateway, string target, string directory, CancellationToken cancellationToken)
    {
        var file = Path.Combine(directory, PrometheusMetrics.Name);
        var problem = File.Exists(file)
            ? await Pushgateway.PushAsync(gateway, target,
                await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false)
            : $"'{file}' was not made";
        Console.Out.WriteLine(problem is null ? $"» metrics given to {gateway}" : $"» the metrics were not taken: {problem}");
    }
}
