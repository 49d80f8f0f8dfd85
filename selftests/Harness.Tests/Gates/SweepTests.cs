using System.Diagnostics;
using Validation.Harness.Processes;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.Tests.Waiting;

namespace Validation.Harness.Tests.Gates;

/// <summary>A run that is killed leaves things behind; the next one removes them.</summary>
[NonParallelizable]
public sealed class SweepTests
{
    private static readonly string[] CgroupRoots = ["/sys/fs/cgroup/memory", "/sys/fs/cgroup/pids", "/sys/fs/cgroup"];

    [Test]
    public async Task After_kill_minus_9_one_more_run_leaves_nothing()
    {
        // Runs of others on this machine live on.
        var before = Left();
        var output = Directory.CreateTempSubdirectory("validation-killed-").FullName;
        using var gate = Execution.Start(
            "dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "validation.dll"), "gate", "--filter", "isolation", "--output", output]);
        try
        {
            Process.GetProcessById(await UntilArmIsLaunched.WaitAsync(gate, TestContext.CurrentContext.CancellationToken)).Kill();
            await gate.WaitForExitAsync(TestContext.CurrentContext.CancellationToken);
        }
        finally
        {
            gate.Kill(entireProcessTree: true);
            Directory.Delete(output, recursive: true);
        }
        Left().Except(before).ShouldNotBeEmpty("the killed run should have left something to sweep");

        await GateRun.Measure((Setting.Filter, "ISO-KERN-001"));

        Left().Except(before).ShouldBeEmpty();
    }

    /// <summary>Links of the Docker bed and of cluster beds.</summary>
    private static readonly string[] Beds = ["vldbr", "vldk"];

    private static IReadOnlyList<string> Left() =>
    [
        .. Directory.Exists(StateDirectory.Root) ? Directory.EnumerateDirectories(StateDirectory.Root) : [],
        .. CgroupRoots.Where(Directory.Exists).SelectMany(root => Directory.EnumerateDirectories(root, "validation-2???????t*")),
        .. Directory.EnumerateDirectories("/sys/class/net", "vld*").Where(name => !Beds.Any(bed => Path.GetFileName(name).StartsWith(bed, StringComparison.Ordinal))),
    ];
}
