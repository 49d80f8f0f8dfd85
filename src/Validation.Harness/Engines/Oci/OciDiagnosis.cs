using Validation.Controls.Catalogue;
using Validation.Harness.Contract;
using Validation.Harness.Doctor;
using Validation.Harness.Settings;
using Validation.Processes;

namespace Validation.Harness.Engines.Oci;

/// <summary>What keeps runtimes from running straight from a bundle.</summary>
internal static class OciDiagnosis
{
    private const string Systemd = "/run/systemd/system";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<Diagnosis>> RunAsync(RunSettings settings, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
            return [NoLinux()];
        var found = new List<Diagnosis>(await HostDiagnosis.RunAsync(cancellationToken).ConfigureAwait(false));
        if (settings.CgroupDriver == CgroupDriver.Systemd && !Directory.Exists(Systemd))
            found.Add(NoSystemd());
        if (await TryAsync(settings.Baseline, cancellationToken).ConfigureAwait(false) is { } baseline)
            found.Add(baseline with { Weight = Weight.Fatal });
        if (settings.DisableGVisor)
            return found;
        var gvisor = RuntimeKinds.Claimed(settings.Runtime) == RuntimeKind.GVisor;
        if (await TryAsync(settings.Runtime, cancellationToken).ConfigureAwait(false) is { } subject)
            found.Add(subject with { Weight = gvisor ? Weight.NoGVisor : Weight.Fatal });
        return found;
    }

    /// <returns>Why a runtime is of no use, or null where it is.</returns>
    private static async Task<Diagnosis?> TryAsync(string runtime, CancellationToken cancellationToken)
    {
        if (Programs.Find(runtime) is not { } path)
        {
            return new Diagnosis
            {
                Wrong = $"the runtime '{runtime}' is not installed",
                Seen = runtime.Contains('/', StringComparison.Ordinal)
                    ? $"no executable file '{runtime}'"
                    : $"no executable '{runtime}' on PATH or in /usr/sbin",
                Fix = "./run-suite.sh --install",
                Weight = Weight.Fatal,
            };
        }
        try
        {
            (await Execution.RunAsync(path, ["--version"], Limit, cancellationToken).ConfigureAwait(false)).Ensure(
                "asking for its version");
            return null;
        }
        catch (ExecutionException error)
        {
            return new Diagnosis
            {
                Wrong = $"the runtime '{runtime}' does not run",
                Seen = error.Message,
                Fix = $"run `{path} --version` by hand, or install it anew: ./run-suite.sh --install",
                Weight = Weight.Fatal,
            };
        }
    }

    private static Diagnosis NoSystemd() => new()
    {
        Wrong = "the cgroup driver 'systemd' was asked for, and systemd does not run here",
        Seen = $"no directory {Systemd} (sd_booted(3))",
        Fix = "--cgroup-driver cgroupfs",
        Weight = Weight.Fatal,
    };

    private static Diagnosis NoLinux() => new()
    {
        Wrong = "runtimes run on Linux only",
        Seen = $"this machine runs {Environment.OSVersion}",
        Fix = "--engine docker, with DOCKER_HOST or a docker context that names a Linux machine",
        Weight = Weight.Fatal,
    };
}
