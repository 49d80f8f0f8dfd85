using System.Diagnostics;
using System.Globalization;
using Validation.Processes;

namespace Validation.Harness.Staging;

/// <summary>A process of the host with a nonce in its command line, for probes that go for the host's processes.</summary>
internal sealed class HostProcess : IDisposable
{
    /// <summary>
    /// It ends by itself, so that not even a killed run leaves it behind for good; no run on a slow machine takes so long.
    /// </summary>
    private const int LifeMilliseconds = 1_800_000;

    private readonly Process process;

    private HostProcess(Process process) => this.process = process;

    public int Id => process.Id;

    /// <summary>The probe's command that does nothing.</summary>
    public const string Resting = "rest";

    /// <summary>The last argument, which tells whose it is, once its run is dead.</summary>
    public static string Mark(string run) => $"validation-{run}";

    public static HostProcess Start(string probe, string nonce, string run) =>
        new(Execution.Start(probe, [Resting, LifeMilliseconds.ToString(CultureInfo.InvariantCulture), nonce, Mark(run)]));

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
