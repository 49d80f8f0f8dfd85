using Validation.Controls.Catalogue;
using Validation.Harness.Judging;
using Validation.Harness.Witnesses;
using Validation.Harness.Witnesses.Processes;
using Validation.Harness.Witnesses.Waiting;
using Validation.Results;
using Witnesses.Tests.Agents;
using Witnesses.Tests.Processes;
using Witnesses.Tests.Waiting;

namespace Witnesses.Tests.Judging;

/// <summary>
/// The sentry as a binary of its own, <c>gvisor-bin/gvisor_sentry</c> (20260810), behind a prewarmer (20260817): processes with
/// these arguments and executables stand in for it.
/// </summary>
public sealed class SplitSentryTests
{
    private static readonly WitnessStand Stand = new("/bin/true");

    private Scratch _scratch = null!;
    private string _bin = "";

    private string Sentry => $"{_bin}/gvisor_sentry";

    private string Prewarmer => $"{_bin}/gvisor-sentry-prewarmer";

    [SetUp]
    public void Lay_out_the_binaries()
    {
        _scratch = new Scratch();
        _bin = _scratch.Made("gvisor-bin");
        // bash, which takes the word after its own flags for a script; behind it what every program of gVisor's holds.
        File.Copy("/bin/bash", Sentry);
        File.AppendAllText(Sentry, "\0gvisor.dev/gvisor/runsc/boot.New\0");
        File.WriteAllText($"{_bin}/boot", "read line\n");
    }

    [TearDown]
    public void Remove_them() => _scratch.Dispose();

    [Test]
    public async Task Sentry_of_its_own_is_known_by_its_bytes_wherever_it_lies()
    {
        using var process = new Grandchild(
            $"cd {_bin} && exec /bin/bash -c \"exec -a runsc-sandbox {Sentry} boot --bundle=/b c2\"");
        UntilArguments.Begin(process.Pid, "runsc-sandbox");

        var judgement = await JudgeAsync(process.Pid);

        judgement.Verdict.ShouldBe(Verdict.Pass, judgement.Reason);
        Stand.Process(ProcessFacts.Read(process.Pid)).Value.ToString()
            .ShouldContain($"executes {Sentry}, a program of gVisor's (runsc-sandbox boot …)");
    }

    [Test]
    public async Task Program_with_a_sentrys_arguments_is_no_sentry()
    {
        using var process = new Grandchild(
            $"cd {_bin} && exec /bin/bash -c \"exec -a runsc-sandbox /bin/bash boot --bundle=/b c2\"");
        UntilArguments.Begin(process.Pid, "runsc-sandbox");

        var judgement = await JudgeAsync(process.Pid);

        judgement.Verdict.ShouldBe(Verdict.Fail);
        judgement.Reason.ShouldContain("which is built neither from runsc's source nor from that of a sentry of its own");
    }

    [Test]
    public async Task Prewarmers_instant_is_waited_for_and_is_no_verdict()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Judging/prewarmer.c");
        await new Command("gcc", "-O1", "-o", Prewarmer, source).SucceedAsync();
        using var process = new Grandchild($"cd {_bin} && exec {Prewarmer} {Sentry} runsc-sandbox boot --bundle=/b c2");
        UntilArguments.Begin(process.Pid, Prewarmer);

        SandboxFlags.Parse(ProcessTable.Arguments(process.Pid).Value).Value.Program.ShouldBe("runsc-sandbox");
        var judgement = await JudgeAsync(process.Pid);
        judgement.Verdict.ShouldBe(Verdict.Error);
        judgement.Reason.ShouldContain($"was still the prewarmer '{Prewarmer}'");

        var waiting = UntilSentryRuns.WaitAsync(
            process.Pid, TimeSpan.FromSeconds(20), TestContext.CurrentContext.CancellationToken);
        waiting.IsCompleted.ShouldBeFalse();
        await File.WriteAllTextAsync($"{Prewarmer}.go", "");
        await waiting;
        UntilArguments.Begin(process.Pid, "runsc-sandbox");
        (await JudgeAsync(process.Pid)).Verdict.ShouldBe(Verdict.Pass);
    }

    /// <summary>The bytes are read in pieces of 1 MiB.</summary>
    [Test]
    public void Modules_path_is_found_where_it_lies_across_two_pieces([Values(0, 1, 9, 17, 18)] int before, [Values] bool isThere)
    {
        var bytes = new byte[(2 << 20) + 100];
        System.Text.Encoding.ASCII.GetBytes(isThere ? "gvisor.dev/gvisor/" : "gvisor.dev/gvisors")
            .CopyTo(bytes, (1 << 20) - before);

        ExecutableBytes.Of(new MemoryStream(bytes)).IsGVisor.ShouldBe(isThere);
        ExecutableBytes.Of(new MemoryStream(bytes)).Sha256.ShouldBe(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
    }

    private static async Task<Judgement> JudgeAsync(int process)
    {
        var facts = ProcessFacts.Read(process);
        var sentry = await Said.Witness(Said.Sentry.Text(), CancellationToken.None) with
        {
            Process = Stand.Process(facts),
            Flags = SandboxFlags.Parse(facts.Arguments.Value),
        };
        return Judged.By("RUN-ID-002", sentry, await Said.Witness(Said.Bare.Text(), CancellationToken.None));
    }
}
