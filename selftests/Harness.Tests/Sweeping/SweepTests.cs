using System.Diagnostics;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.State;
using Validation.Harness.Tests.Waiting;

namespace Validation.Harness.Tests.Sweeping;

/// <summary>A run that is killed leaves things behind; the next one removes them.</summary>
[NonParallelizable]
public sealed class SweepTests
{
    private static readonly string[] CgroupRoots = ["/sys/fs/cgroup/memory", "/sys/fs/cgroup/pids", "/sys/fs/cgroup"];

    [Test]
    public async Task After_kill_minus_9_one_more_run_leaves_nothing_and_says_what_it_found()
    {
        // Runs of others on this machine live on.
        var before = Left();
        using var scratch = new Scratch();
        using var gate = Start(scratch.Path);
        try
        {
            Process.GetProcessById(await UntilArmIsLaunched.WaitAsync(gate, TestContext.CurrentContext.CancellationToken)).Kill();
            await gate.WaitForExitAsync(TestContext.CurrentContext.CancellationToken);
        }
        finally
        {
            gate.Kill(entireProcessTree: true);
        }
        Left().Except(before).ShouldNotBeEmpty("the killed run should have left something to sweep");

        var said = new List<string>();
        await GateRun.Measure(said.Add, (Setting.Filter, "ISO-KERN-001"));

        Left().Except(before).ShouldBeEmpty();
        said.ShouldContain(line => line.StartsWith("swept: the dead run ", StringComparison.Ordinal));
    }

    [TestCase("INT")]
    [TestCase("TERM")]
    public async Task A_gate_that_is_stopped_leaves_nothing(string signal)
    {
        var before = Left();
        using var scratch = new Scratch();
        using var gate = Start(scratch.Path);
        var said = gate.StandardOutput.ReadToEndAsync(TestContext.CurrentContext.CancellationToken);
        var errors = gate.StandardError.ReadToEndAsync(TestContext.CurrentContext.CancellationToken);
        try
        {
            await UntilArmIsLaunched.WaitAsync(gate, TestContext.CurrentContext.CancellationToken);
            await new Command("kill", $"-{signal}", $"{gate.Id}").SucceedAsync();
            await gate.WaitForExitAsync(TestContext.CurrentContext.CancellationToken);
        }
        finally
        {
            gate.Kill(entireProcessTree: true);
        }

        gate.ExitCode.ShouldBe(ExitCodes.NotMeasured, await said);
        (await errors).ShouldContain("validation: stopped before the end; nothing was judged");
        Left().Except(before).ShouldBeEmpty();
    }

    private static Process Start(string output) =>
        CommandLine.Of("gate", "--filter", "isolation", "--output", output).Start();

    /// <summary>Links of the Docker bed and of cluster beds.</summary>
    private static readonly string[] Beds = ["vldbr", "vldk"];

    private static IReadOnlyList<string> Left() =>
    [
        .. Directory.Exists(StateDirectory.Root) ? Directory.EnumerateDirectories(StateDirectory.Root) : [],
        .. CgroupRoots.Where(Directory.Exists).SelectMany(root => Directory.EnumerateDirectories(root, "validation-2???????t*")),
        .. Directory.EnumerateDirectories("/sys/class/net", "vld*")
            .Where(name => !Beds.Any(bed => Path.GetFileName(name).StartsWith(bed, StringComparison.Ordinal))),
    ];
}
