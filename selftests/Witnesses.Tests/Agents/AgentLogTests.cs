using System.IO.Pipelines;
using System.Text;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Engines.Kubernetes.Agents;
using Validation.Harness.Judging;
using Validation.Results;
using Witnesses.Tests.Judging;

namespace Witnesses.Tests.Agents;

/// <summary>What an audit makes of a node agent's log, which comes from the node that is audited.</summary>
public sealed class AgentLogTests
{
    private static CancellationToken Ended => TestContext.CurrentContext.CancellationToken;

    private static IEnumerable<TestCaseData> NotSeen
    {
        get
        {
            var good = Said.Sentry;
            yield return Case("", "the node agent ended without a word of it");
            yield return Case("Unhandled exception. System.OutOfMemoryException\n",
                "it said: Unhandled exception. System.OutOfMemoryException");
            yield return Case((good with { Container = "another" }).Text(), "the node agent ended without a word of it");
            yield return Case((good with { Pod = "another" }).Text(),
                $"the node agent has the container {Said.Container} in the pod another instead of {Said.Pod}");
            yield return Case((good with { Looks = 0 }).Text(), "the node agent came too late to look at the container");
            yield return Case((good with { SecondsBeforeEnd = null }).Text(), "still ran when the node agent's time was up");
            yield return Case((good with { SecondsBeforeEnd = 10 }).Text(),
                "the node agent's last look began 10.0 s before the container's end, and the probe held still for the last 10 s "
                    + "only");
            yield return Case((good with { SecondsBeforeEnd = -1 }).Text(), "began -1.0 s before");
            yield return Case((good with { Host = new() { Value = good.Host.Value! with { BootId = "elsewhere" } } }).Text(),
                $"the boot id elsewhere, and the node's is {Said.Boot}");
            yield return Case((good with { Process = new() { Why = "readlink /proc/7/exe: EACCES" } }).Text(),
                "the node agent could not tell: readlink /proc/7/exe: EACCES");
            yield return Case((good with { Process = new() }).Text(), "the node agent left it out");
            yield return Case(good.Text()[..100] + "\n", "the node agent's log cannot be read");
            yield return Case(good.Text().Replace("\"looks\":19,", "", StringComparison.Ordinal), "missing required properties");
            yield return Case(good.Text().Replace("\"looks\":19,", "\"looks\":19,\"verdict\":\"pass\",",
                StringComparison.Ordinal), "could not be mapped");
            yield return Case(good.Text().Replace("\"executable\":\"/usr/bin/runsc\"", "\"executable\":null",
                StringComparison.Ordinal), "the node agent's log cannot be read");
            yield return Case(new string('x', 300_000), "the node agent flooded its log: a line of more than 256 KiB");
            yield return Case(string.Concat(Enumerable.Repeat("word\n", 200)),
                "the node agent flooded its log: more than 100 lines");
            yield return Case((good with { Container = "one" }).Text() + (good with { Container = "one" }).Text(),
                "the node agent told twice of the container one");
        }
    }

    [Test]
    public async Task A_line_is_the_arms_witness()
    {
        var witness = await Said.Witness((Said.Sentry with { Container = "pause" }).Text() + Said.Sentry.Text(), Ended);

        witness.Process.Value.Executable.ShouldBe("/usr/bin/runsc");
        witness.Process.Value.HasOwnUserNamespace.ShouldBeTrue();
        witness.Flags.Value.Values["host-uds"].ShouldBe("none");
        witness.Filter.Value.Reachable.ShouldBe(85);
        witness.NonceProcesses.Value.ShouldBeEmpty();
        witness.Mounts.Value.ShouldBeEmpty();
        witness.Host.Value.VdsoSha256.ShouldBe("84ee");
    }

    [Test]
    public async Task The_nodes_name_and_files_are_not_the_agents_to_tell()
    {
        var host = (await Said.Witness(Said.Sentry.Text(), Ended)).Host.Value;

        Should.Throw<CannotTellException>(() => host.Hostname);
        Should.Throw<CannotTellException>(() => host.PasswdStart);
    }

    [TestCaseSource(nameof(NotSeen))]
    public async Task What_was_not_seen_is_unknown_with_the_reason(string log, string expected) =>
        (await Said.Witness(log, Ended)).Process.Absence.ShouldNotBeNull().ShouldContain(expected);

    [TestCaseSource(nameof(NotSeen))]
    public async Task What_was_not_seen_is_an_error_and_no_pass(string log, string expected) =>
        Judge(await Said.Witness(log, Ended), await Said.Witness(Said.Bare.Text(), Ended)).ShouldSatisfyAllConditions(
            judgement => judgement.Verdict.ShouldBe(Verdict.Error),
            judgement => judgement.Reason.ShouldContain(expected));

    [Test]
    public async Task Sentry_passes_and_runc_behind_its_name_fails()
    {
        var bare = await Said.Witness(Said.Bare.Text(), Ended);

        Judge(await Said.Witness(Said.Sentry.Text(), Ended), bare).Verdict.ShouldBe(Verdict.Pass);
        Judge(bare, bare).Verdict.ShouldBe(Verdict.Fail);
    }

    [Test]
    public async Task Log_that_goes_on_is_left_when_all_was_told()
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(Said.Sentry.Text()), Ended);

        var log = await AgentLog.ReadAsync(pipe.Reader.AsStream(), [$"containerd://{Said.Container}"], Ended);

        log.Tell(Witness.None(""), Said.Pod, $"containerd://{Said.Container}", TimeSpan.FromSeconds(10), "").Process.IsPresent
            .ShouldBeTrue();
    }

    [Test]
    public async Task Log_that_says_nothing_is_not_waited_for_for_ever()
    {
        using var up = new CancellationTokenSource();
        var pipe = new Pipe();
        var reading = AgentLog.ReadAsync(pipe.Reader.AsStream(), [$"containerd://{Said.Container}"], up.Token);
        await up.CancelAsync();

        (await reading).Tell(Witness.None(""), Said.Pod, $"containerd://{Said.Container}", TimeSpan.FromSeconds(10),
            "").Process.Absence.ShouldBe("the node agent did not tell of it in time");
    }

    [Test]
    public void Where_the_host_was_not_seen_what_the_API_server_says_of_it_stays()
    {
        var known = Witness.None("") with { Host = Reading.Of(new HostView { KernelRelease = "6.1", BootId = Said.Boot }) };

        AgentLog.None("it did not run").Tell(known, Said.Pod, null, TimeSpan.FromSeconds(10), "").Host.Value.KernelRelease
            .ShouldBe("6.1");
    }

    private static TestCaseData Case(string log, string expected) => new TestCaseData(log, expected).SetArgDisplayNames(expected);

    private static Judgement Judge(Witness subject, Witness twin) => Judged.By("RUN-ID-002", subject, twin);
}
