using Validation.Harness.Building;

namespace Probe.Tests;

/// <summary>The real executable: the one that VALIDATION_PROBE names, or the one built from this repository's sources.</summary>
[SetUpFixture]
internal sealed class Published
{
    internal static string Probe { get; private set; } = "";

    [OneTimeSetUp]
    public async Task Find() =>
        Probe = Environment.GetEnvironmentVariable("VALIDATION_PROBE") is { Length: > 0 } given
            ? given
            : await ProbeBuild.EnsureAsync(Repository.Root, CancellationToken.None);
}
