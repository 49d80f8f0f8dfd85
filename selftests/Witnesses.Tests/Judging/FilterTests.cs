using System.Text.Json.Nodes;
using Validation.Controls.Catalogue;
using Validation.Controls.Probing;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Engines.Workloads;
using Validation.Harness.Judging;
using Validation.Results;
using Witnesses.Tests.Agents;

namespace Witnesses.Tests.Judging;

/// <summary>
/// RUN-ID-003: what is in the set decides, in every mode of every release, and what runc's containers need is not in it.
/// </summary>
public sealed class FilterTests
{
    private const string Id = "RUN-ID-003";

    private static IEnumerable<TestCaseData> Modes =>
        SentryModes.All.Select(mode => new TestCaseData(mode.Calls).SetArgDisplayNames(mode.Mode));

    [TestCaseSource(nameof(Modes))]
    public async Task Sentry_of_any_mode_passes(IReadOnlyList<int> calls) =>
        (await JudgeAsync("KILL_PROCESS", calls))
            .ShouldSatisfyAllConditions(judgement => judgement.Verdict.ShouldBe(Verdict.Pass, judgement.Reason));

    /// <summary>One call away from the count of 110 that once decided.</summary>
    [Test]
    public void Counts_are_those_that_were_measured() => SentryModes.All.Select(mode => mode.Calls.Count).ShouldBe(
        [85, 80, 96, 105, 109, 78, 94, 103, 107, 78, 94, 103, 107, 78, 94, 103, 107]);

    [TestCase("KILL_PROCESS"), TestCase("ERRNO(1)")]
    public async Task Containers_profile_fails_and_what_decided_is_said(string action)
    {
        var judgement = await JudgeAsync(action, Profile());

        judgement.Verdict.ShouldBe(Verdict.Fail);
        judgement.Reason.ShouldContain(
            action == "ERRNO(1)"
                ? "lets it live after a forbidden call"
                : "lets through what no sentry of gVisor calls: fork, vfork, execve");
    }

    /// <summary>
    /// A costume may kill, too, and allow nothing but what a sentry calls: but for the call by which its program is started.
    /// </summary>
    [Test]
    public async Task Sentrys_own_list_with_execve_fails() =>
        (await JudgeAsync("KILL_PROCESS", [.. SentryModes.Default, 59])).ShouldSatisfyAllConditions(
            judgement => judgement.Verdict.ShouldBe(Verdict.Fail),
            judgement => judgement.Reason.ShouldContain("lets through what no sentry of gVisor calls: execve"));

    [TestCase(3, Verdict.Pass), TestCase(40, Verdict.Fail)]
    public async Task A_newer_release_may_add_a_few_calls_and_not_many(int added, Verdict expected)
    {
        string[] more = ["fchmodat2", "futex_wait", "futex_wake"];
        var harmless = Sys.Numbers.Values.Select(number => (int)number).Except(SentryModes.All.SelectMany(mode => mode.Calls))
            .Where(number => SentryCalls.Foreign([number]).Count == 0);
        int[] calls = [.. SentryModes.Default, .. more.Select(name => (int)Sys.Numbers[name]).Union(harmless).Take(added)];

        (await JudgeAsync("KILL_PROCESS", calls)).Verdict.ShouldBe(expected);
    }

    [Test]
    public void Evidence_says_what_decides()
    {
        Filter("KILL_PROCESS", SentryModes.Default).ToString()
            .ShouldEndWith("96 of 381 system calls reachable, 0 through i386; of those that no sentry makes: none");
        Filter("ERRNO(1)", Profile()).ToString().ShouldContain("of those that no sentry makes: ");
    }

    /// <summary>
    /// nvproxy and tpuproxy switch themselves on for a container's devices (20260525, 20260608): no flag of runsc's says so.
    /// </summary>
    [Test]
    public async Task Device_proxy_that_switched_itself_on_is_a_finding()
    {
        var sentry = await Said.Witness(Said.Sentry.Text(), CancellationToken.None);
        var proxied = sentry with
        {
            Filter = Reading.Of(Filter("KILL_PROCESS", [.. SentryModes.Default, (int)Sys.Numbers["mremap"]]))
        };
        var weakened = sentry with { Flags = SandboxFlags.Parse(["runsc-sandbox", "--host-uds=open", "boot", "c"]) };

        Judged.By("RUN-FLAG-001", sentry, weakened).Verdict.ShouldBe(Verdict.Pass);
        Judged.By("RUN-FLAG-001", sentry with { Filter = Reading.Absent<FilterView>("unread") }, weakened)
            .Verdict.ShouldBe(Verdict.Pass);
        var judgement = Judged.By("RUN-FLAG-001", proxied, weakened);
        judgement.Verdict.ShouldBe(Verdict.Fail);
        judgement.Reason.ShouldContain("one has switched itself on for a device");
    }

    private static async Task<Judgement> JudgeAsync(string action, IReadOnlyList<int> calls)
    {
        var sentry = await Said.Witness(Said.Sentry.Text(), CancellationToken.None);
        return Judged.By(
            Id, sentry with { Filter = Reading.Of(Filter(action, calls)) },
            await Said.Witness(Said.Bare.Text(), CancellationToken.None));
    }

    private static FilterView Filter(string action, IReadOnlyList<int> calls) =>
        new() { DefaultAction = action, Calls = calls, CompatReachable = 0 };

    /// <summary>What the hardened template's profile lets a container of runc call.</summary>
    private static int[] Profile() =>
    [
        .. JsonNode.Parse(Templates.Text("oci/hardened.json"))!["linux"]!["seccomp"]!["syscalls"]!.AsArray()
            .Where(rule => rule!["action"]!.GetValue<string>() == "SCMP_ACT_ALLOW").SelectMany(rule => rule!["names"]!.AsArray())
            .Select(name => Sys.Numbers.TryGetValue(name!.GetValue<string>(), out var number) ? (int)number : -1)
            .Where(number => number >= 0).Order(),
    ];
}
