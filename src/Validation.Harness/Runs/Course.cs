using Validation.Controls;
using Validation.Harness.Contract;
using Validation.Harness.Settings;

namespace Validation.Harness.Runs;

/// <summary>
/// What a run measures, given the profile and whether gVisor is there: the one place where absence is decided upon.
/// </summary>
internal sealed record Course
{
    /// <summary>The runtime that takes the subject's place.</summary>
    public required string Subject { get; init; }

    /// <summary>What must be said in every output.</summary>
    public required IReadOnlyList<string> Banners { get; init; }

    /// <summary>Why the controls that only a sandbox holds are not judged; null where they are.</summary>
    public required string? SandboxSkipped { get; init; }

    /// <summary>Why nothing can be measured; null where it can.</summary>
    public required string? Unmeasurable { get; init; }

    public static Course Of(RunSettings settings, IReadOnlyList<Diagnosis> diagnoses)
    {
        var strict = settings.Profile == Profile.Production || settings.RequireGVisor;
        if (diagnoses.FirstOrDefault(diagnosis => diagnosis.Weight == Weight.Fatal) is { } fatal)
            return Nothing(settings, fatal);
        if (settings.DisableGVisor)
        {
            var banner = $"gVisor is DISABLED (DISABLE_GVISOR=true): what was measured is {settings.Baseline} alone";
            return new Course
            {
                Subject = settings.Baseline,
                Banners = [banner],
                SandboxSkipped = strict ? null : banner,
                Unmeasurable = null,
            };
        }
        if (diagnoses.FirstOrDefault(diagnosis => diagnosis.Weight == Weight.NoGVisor) is not { } absent)
            return new Course { Subject = settings.Runtime, Banners = [], SandboxSkipped = null, Unmeasurable = null };
        if (strict)
            return Nothing(settings, absent);
        var skipped = $"NO SANDBOX: {absent.Wrong}; under the profile {settings.Profile.ToString().ToLowerInvariant()} that is "
            + $"allowed, in production it fails. Fix it: {absent.Fix}";
        return new Course { Subject = settings.Baseline, Banners = [skipped], SandboxSkipped = skipped, Unmeasurable = null };
    }

    public static Course WithoutProbe(RunSettings settings, string why) => new()
    {
        Subject = settings.Runtime,
        Banners = ["the probe could not be built: nothing could be measured"],
        SandboxSkipped = null,
        Unmeasurable = why,
    };

    private static Course Nothing(RunSettings settings, Diagnosis diagnosis) => new()
    {
        Subject = settings.Runtime,
        Banners = [$"{diagnosis.Wrong}: nothing could be measured"],
        SandboxSkipped = null,
        Unmeasurable = $"{diagnosis.Wrong} (seen: {diagnosis.Seen}). Fix it: {diagnosis.Fix}",
    };

    public Course WithBanners(IReadOnlyList<string> more) => this with { Banners = [.. Banners, .. more] };

    /// <summary>Why a control is not judged on this course, or null where it is.</summary>
    public string? Skips(Control control) => control.HeldBy == HeldBy.Sandbox ? SandboxSkipped : null;
}
