using Validation.Harness.Building;

namespace Probe.Tests;

[NonParallelizable]
internal sealed class ProbeBuildTests
{
    private const string Cache = "VALIDATION_CACHE";

    [Test]
    public async Task A_build_that_fails_says_what_was_run_and_what_to_do()
    {
        var root = Directory.CreateTempSubdirectory("probe-build-");
        var before = Environment.GetEnvironmentVariable(Cache);
        try
        {
            foreach (var file in (string[])["Directory.Build.props", "Directory.Packages.props", "global.json"])
                File.Copy(Path.Combine(Repository.Root, file), Path.Combine(root.FullName, file));
            Directory.CreateDirectory(Path.Combine(root.FullName, "src/Validation.Protocol"));
            Directory.CreateDirectory(Path.Combine(root.FullName, "src/Validation.Probe"));
            Environment.SetEnvironmentVariable(Cache, Path.Combine(root.FullName, "cache"));

            var failure = await Should.ThrowAsync<ProbeBuildException>(() => ProbeBuild.EnsureAsync(root.FullName, CancellationToken.None));
            failure.Message.ShouldContain("publish");
            failure.Message.ShouldContain("MSB1009");
            failure.Message.ShouldContain("apt-get install gcc libc6-dev zlib1g-dev");
        }
        finally
        {
            Environment.SetEnvironmentVariable(Cache, before);
            root.Delete(recursive: true);
        }
    }
}
