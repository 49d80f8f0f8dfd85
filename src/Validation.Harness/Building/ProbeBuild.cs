using Validation.Harness.Waiting;
using Validation.Processes;
using Validation.Reporting;

namespace Validation.Harness.Building;

/// <summary>
/// The probe's executable, published ahead of time from its sources once for each content of them, and kept in
/// <c>$VALIDATION_CACHE</c> or <c>~/.cache/validation</c> as <c>HASH/probe</c>.
/// </summary>
public static class ProbeBuild
{
    private const string Project = "src/Validation.Probe/Validation.Probe.csproj";
    private const int LinesOfOutput = 30;
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The path of the executable for the sources below <paramref name="repositoryRoot"/>; builds it (about 20 s) where it is
    /// not there yet. Several processes may ask at once: one builds, the others wait for it.
    /// </summary>
    /// <exception cref="ProbeBuildException">The publish failed; the message has its last lines and what to do.</exception>
    public static async Task<string> EnsureAsync(string repositoryRoot, CancellationToken cancellation)
    {
        var hash = ProbeSources.Hash(repositoryRoot);
        var cache = Cache.Directory;
        var (kept, probe) = (Path.Combine(cache, hash), Path.Combine(cache, hash, "probe"));
        if (File.Exists(probe))
            return probe;

        Directory.CreateDirectory(cache);
        using var held = await FileLock.TakeAsync(Path.Combine(cache, $"{hash}.lock"), cancellation).ConfigureAwait(false);
        if (File.Exists(probe))
            return probe;

        // The lock is ours, so a scratch directory of this content is a killed build's.
        foreach (var left in Directory.EnumerateDirectories(cache, $"{hash}.*"))
            Directory.Delete(left, recursive: true);
        var scratch = Directory.CreateDirectory(Path.Combine(cache, $"{hash}.{Environment.ProcessId}")).FullName;
        try
        {
            await PublishAsync(repositoryRoot, scratch, cancellation).ConfigureAwait(false);
            var finished = Directory.CreateDirectory(Path.Combine(scratch, "finished")).FullName;
            File.Move(Path.Combine(scratch, "out", "probe"), Path.Combine(finished, "probe"));
            Directory.Move(finished, kept);
            return probe;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static async Task PublishAsync(string repositoryRoot, string scratch, CancellationToken cancellation)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] arguments =
        [
            "publish", Path.Combine(repositoryRoot, Project), "--configuration", "Release", "--nologo", "--disable-build-servers",
            "--artifacts-path", Path.Combine(scratch, "build"), "--output", Path.Combine(scratch, "out"),
        ];
        var result = await Execution.RunInAsync(repositoryRoot, dotnet, arguments, BuildLimit,
            cancellation).ConfigureAwait(false);
        if (result.ExitCode != 0 || !File.Exists(Path.Combine(scratch, "out", "probe")))
            throw new ProbeBuildException(Explain(dotnet, arguments, result));
    }

    private static string Explain(string dotnet, string[] arguments, Execution result) =>
        $"""
        The probe could not be built: `{dotnet} {string.Join(' ', arguments)}` ended with {result.ExitCode}. Its last lines:
        {string.Join('\n', (result.Output + result.Errors).Split('\n').TakeLast(LinesOfOutput))}
        If the compiler or the linker is what is missing: `apt-get install gcc libc6-dev zlib1g-dev`. A probe that was built
        elsewhere from the same sources can be put into {Cache.Directory} as HASH/probe.
        """;
}
