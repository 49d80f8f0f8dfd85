using Validation.Controls.Catalogue;
using Validation.Harness.Doctor;
using Validation.Harness.Processes;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Oci;

/// <summary>What keeps runtimes from running straight from a bundle.</summary>
internal static class OciDiagnosis
{
    public static Task<IReadOnlyList<Diagnosis>> RunAsync(RunSettings settings, CancellationToken cancellationToken)
    {
        var found = new List<Diagnosis>();
        if (Programs.Find(settings.Baseline) is null)
            found.Add(Missing(settings.Baseline, Weight.Fatal));
        if (!settings.DisableGVisor && Programs.Find(settings.Runtime) is null)
            found.Add(Missing(settings.Runtime, RuntimeKinds.Claimed(settings.Runtime) == RuntimeKind.GVisor ? Weight.NoGVisor : Weight.Fatal));
        return Task.FromResult<IReadOnlyList<Diagnosis>>(found);
    }

    private static Diagnosis Missing(string runtime, Weight weight) => new()
    {
        Wrong = $"the runtime '{runtime}' is not installed",
        Seen = runtime.Contains('/', StringComparison.Ordinal) ? $"no executable file '{runtime}'" : $"no executable '{runtime}' on PATH or in /usr/sbin",
        Mend = "./run-suite.sh --install",
        Weight = weight,
    };
}
