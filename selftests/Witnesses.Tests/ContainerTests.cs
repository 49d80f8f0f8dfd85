using System.Text.Json.Nodes;
using Validation.Controls.Catalogue;
using Validation.Harness.Witnesses.Cgroups;
using Validation.Harness.Witnesses.Processes;
using Validation.Harness.Witnesses.Seccomp;

namespace Witnesses.Tests;

/// <summary>The witnesses on real containers: here they have to tell runc from gVisor.</summary>
public sealed class ContainerTests
{
    private const string Hold = "/busybox sleep 60; :";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
    private string _nonce = "";

    [SetUp]
    public void Choose_a_nonce() => _nonce = Guid.NewGuid().ToString("N");

    [Test]
    public void Runcs_process_is_the_images_own_program_and_its_arguments_are_on_the_hosts_list()
    {
        using var container = new Container("runc", Hold, _nonce);
        var facts = ProcessFacts.Read(container.Pid);
        facts.Executable.Value.ShouldBe("/busybox");
        facts.UserId.Value.ShouldBe(65534);
        Owner(facts, "user").ShouldBe(NamespaceOwner.Host);
        Owner(facts, "pid").ShouldBe(NamespaceOwner.Own);
        ProcessTable.Find(_nonce).Found.ShouldContain(container.Pid);
    }

    [Test]
    public void Runscs_process_is_a_sentry_and_the_guests_arguments_are_nowhere()
    {
        using var container = new Container("runsc", Hold, _nonce);
        var facts = ProcessFacts.Read(container.Pid);
        facts.Executable.Value.ShouldEndWith("runsc");
        facts.SeccompMode.Value.ShouldBe(2);
        Owner(facts, "user").ShouldBe(NamespaceOwner.Own);
        var search = ProcessTable.Find(_nonce);
        search.Found.ShouldBeEmpty();
        search.Unreadable.ShouldBeEmpty();
        var flags = SandboxFlags.Parse(facts.Arguments.Value).Value;
        flags.Program.ShouldBe("runsc-sandbox");
        flags.Values["network"].ShouldBe("none");
        flags.Weakening.ShouldBeEmpty();
    }

    [Test]
    public void A_sentrys_filter_kills_by_default_and_reaches_few_calls_and_the_sentry_goes_on()
    {
        using var container = new Container("runsc", Hold, _nonce);
        var surface = SeccompSurface.Of(SeccompFilters.Read(container.Pid, Limit).Value);
        TestContext.Out.WriteLine(surface);
        surface.DefaultAction.ShouldBe("KILL_PROCESS");
        surface.AllowedNumbers.Count.ShouldBeInRange(30, 110);
        surface.CompatReachable.ShouldBe(0);
        surface.AllowedNumbers.ShouldNotContain(59, "execve");
        var status = ProcessStatus.Of(container.Pid);
        status.Number("TracerPid").Value.ShouldBe(0);
        status.Text("State").Value.ShouldNotStartWith("Z");
    }

    [Test]
    public void Gofer_and_stubs_are_in_the_sentrys_cgroup_with_narrower_filters()
    {
        using var container = new Container("runsc", Hold, _nonce);
        var sentry = SeccompSurface.Of(SeccompFilters.Read(container.Pid, Limit).Value);
        var others = Cgroup.Find($"{container.Parent}/c").Processes().Where(pid => pid != container.Pid).ToArray();
        var gofer = others.Single(pid => ProcessTable.Arguments(pid) is { IsPresent: true, Value: ["runsc-gofer", ..] });
        var goferSurface = SeccompSurface.Of(SeccompFilters.Read(gofer, Limit).Value);
        var stubs = others.Where(pid => pid != gofer).Select(pid => SeccompFilters.Read(pid, Limit))
            .Where(filters => filters.IsPresent)
            .Select(filters => SeccompSurface.Of(filters.Value)).ToArray();
        TestContext.Out.WriteLine(goferSurface);
        TestContext.Out.WriteLine(string.Join("\n", stubs.Select(stub => $"{stub}")));
        goferSurface.DefaultAction.ShouldBe("KILL_PROCESS");
        goferSurface.AllowedNumbers.Count.ShouldBeLessThan(sentry.AllowedNumbers.Count);
        stubs.ShouldNotBeEmpty();
        stubs.ShouldAllBe(stub => stub.AllowedNumbers.Count < sentry.AllowedNumbers.Count);
    }

    [Test]
    public void Runcs_filter_reaches_exactly_what_its_profile_names()
    {
        using var container = new Container("runc", Hold, _nonce, Profile());
        var filters = SeccompFilters.Read(container.Pid, Limit);
        var surface = SeccompSurface.Of(filters.Value);
        surface.DefaultAction.ShouldBe("ERRNO(1)");
        surface.AllowedNumbers.Count.ShouldBe(381 - Refused.Length);
        surface.AllowedNumbers.ShouldNotContain(83, "mkdir");
        surface.AllowedNumbers.ShouldContain(135, "personality");
    }

    [Test]
    public void The_parents_cgroup_keeps_the_peaks_of_a_container_that_is_gone([Values("runc", "runsc")] string runtime)
    {
        const string Work = "/busybox dd if=/dev/zero of=/tmp/x bs=1M count=24 2>/dev/null; for i in 1 2 3; do /busybox sleep "
            + "0.3 & done; wait";
        using var container = new Container(runtime, Work, _nonce);
        container.WaitForEnd();
        container.Delete();
        Cgroup.Find($"{container.Parent}/c").Directories.ShouldBeEmpty();
        var usage = Cgroup.Find(container.Parent).Read();
        TestContext.Out.WriteLine(usage);
        usage.MemoryPeakBytes.Value.ShouldBeInRange(24 << 20, 128 << 20);
        usage.PidsPeak.Value.ShouldBeInRange(4, 128);
    }

    private static NamespaceOwner Owner(ProcessFacts facts, string kind) =>
        facts.Namespaces.Single(one => one.Kind == kind).Owner.Value;

    private static readonly string[] Refused = ["mkdir", "mount", "bpf", "keyctl", "unshare"];

    /// <summary>Everything but five calls, and personality on one argument only.</summary>
    private static JsonNode Profile() => JsonNode.Parse($$"""
        {
          "defaultAction": "SCMP_ACT_ALLOW", "architectures": ["SCMP_ARCH_X86_64"],
          "syscalls": [
            { "names": ["{{string.Join("\",\"", Refused)}}"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1 },
            { "names": ["personality"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1, "args": [{ "index": 0, "value": 8, "op": "SCMP_CMP_EQ" }] }
          ]
        }
        """)!;
}
