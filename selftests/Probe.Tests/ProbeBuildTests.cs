using Validation.Harness.Building;

namespace Probe.Tests;

[NonParallelizable]
internal sealed class ProbeBuildTests
{
    [Test]
    public async Task A_build_that_fails_says_what_was_run_and_what_to_do()
    {
        using var root = new Scratch();
        root.Made("src/Validation.Protocol");
        root.Made("src/Validation.Probe");
        foreach (var file in (string[])[
            "Directory.Build.props", "Directory.Packages.props", "global.json", "src/Directory.Build.props",
        ])
            root.Copy(file);
        using var cache = new Variable("VALIDATION_CACHE", root.In("cache"));

        var failure = await Should.ThrowAsync<ProbeBuildException>(
            () => ProbeBuild.EnsureAsync(root.Path, CancellationToken.None));

        failure.Message.ShouldContain("publish");
        failure.Message.ShouldContain("MSB1009");
        failure.Message.ShouldContain("apt-get install gcc libc6-dev zlib1g-dev");
    }
}
