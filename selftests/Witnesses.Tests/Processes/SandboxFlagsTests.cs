using Validation.Harness.Witnesses;
using Validation.Controls.Catalogue;

namespace Witnesses.Tests.Processes;

public sealed class SandboxFlagsTests
{
    /// <summary>Recorded from release-20240729.</summary>
    private const string Sentry =
        "runsc-sandbox --root=/run/x --network=none boot --apply-caps=false --bundle=/b --controller-fd=6 --cpu-num=2 "
        + "--dev-io-fd=-1 " +
        "--gofer-mount-confs=lisafs:none --io-fds=3 --mounts-fd=4 --stdio-fds=8,9,10 --total-memory=104857600 c2";

    [Test]
    public void A_sentrys_command_line_is_taken_apart()
    {
        var flags = Parse(Sentry);
        flags.Program.ShouldBe("runsc-sandbox");
        flags.Command.ShouldBe("boot");
        flags.Values.ShouldBe(new Dictionary<string, string> { ["root"] = "/run/x", ["network"] = "none" }, ignoreOrder: true);
        flags.CommandValues["stdio-fds"].ShouldBe("8,9,10");
        flags.Weakening.ShouldBeEmpty();
    }

    [TestCase("--network=host", "network")]
    [TestCase("--host-uds=open", "host-uds")]
    [TestCase("-allow-flag-override", "allow-flag-override")]
    [TestCase("--iouring=true", "iouring")]
    [TestCase("--TESTONLY-unsafe-nonroot=true", "TESTONLY-unsafe-nonroot")]
    [TestCase("--nvproxy-allowed-driver-capabilities=utility,graphics", "nvproxy-allowed-driver-capabilities")]
    [TestCase("--ignore-cgroups=true", "ignore-cgroups")]
    [TestCase("--allow-suid=true", "allow-suid")]
    [TestCase("--allow-packet-socket-write=true", "allow-packet-socket-write")]
    [TestCase("--allow-rootfs-tar-annotation=true", "allow-rootfs-tar-annotation")]
    [TestCase("--character-device-policy=passthrough", "character-device-policy")]
    [TestCase("--gofer-network-namespace=host", "gofer-network-namespace")]
    [TestCase("--gofer-network-namespace=/run/netns/somebody", "gofer-network-namespace")]
    [TestCase("--rdmaproxy=true", "rdmaproxy")]
    [TestCase("--nvproxy-docker=true", "nvproxy-docker")]
    [TestCase("--nvproxy-allow-unsupported-driver=true", "nvproxy-allow-unsupported-driver")]
    [TestCase("--TESTONLY-nftables=true", "TESTONLY-nftables")]
    public void A_weakening_flag_is_found(string flag, string name)
    {
        var finding = Parse($"runsc-sandbox {flag} boot c2").Weakening.ShouldHaveSingleItem();
        finding.Name.ShouldBe(name);
        finding.ToString().ShouldEndWith(finding.Rule.Why);
    }

    [TestCase("--network=sandbox")]
    [TestCase("--host-uds=none")]
    [TestCase("--allow-flag-override=false")]
    [TestCase("--oci-seccomp=true")]
    [TestCase("--gvisor-marker-file=true")]
    [TestCase("--file-access=shared")]
    [TestCase("--platform=kvm")]
    [TestCase("--TESTONLY-afs-syscall-panic=false")]
    [TestCase("--nvproxy-allowed-driver-capabilities=utility,compute")]
    [TestCase("--gofer-network-namespace=null")]
    [TestCase("--gofer-network-namespace=new")]
    [TestCase("--character-device-policy=emulated-only")]
    [TestCase("--final-metrics-log=/m --allow-live-tcp-migration=false --control-rpc-stop-timeout=5s --kvm-use-cpu-nums=true")]
    [TestCase(
        "--qdisc=tbf --qdisc-tbf-rate=1 --qdisc-tbf-burst=1 --profile-gc-interval=1s --systrap-disable-fast-path=true "
        + "--systrap-disable-syscall-patching=true")]
    [TestCase(
        "--cpu-num-from-quota=true --net-disconnect-ok=true --pause-external-networking=true --allow-connected-on-save=true")]
    [TestCase("--cgroupfs=true --vfs2=true --fuse=true --lisafs=true --buffer-pooling=true --save-restore-netstack=true")]
    [TestCase(
        "--override-procs=kallsyms,foo --mount-cgroup-v2=true --host-settings=enforce --shared-root=/r "
        + "--restore-spec-validation=warning")]
    [TestCase("--platform=slimvm")]
    public void A_harmless_value_is_no_finding(string flag) => Parse($"runsc-sandbox {flag} boot c2").Weakening.ShouldBeEmpty();

    [Test]
    public void Directfs_is_noted_where_it_is_the_default_and_not_where_it_is_off()
    {
        Parse("runsc-sandbox boot c2").Notable.ShouldHaveSingleItem().Name.ShouldBe("directfs");
        Parse("runsc-sandbox --directfs=false boot c2").Notable.ShouldBeEmpty();
    }

    /// <summary>
    /// runsc itself puts it behind the command, where a specification's device or hook switched the proxy on (20260525).
    /// </summary>
    [Test]
    public void Nvidias_proxy_that_switched_itself_on_is_found_by_its_trace()
    {
        Parse("runsc-sandbox boot --bundle=/b --nvidia-driver-version=570.86.15 c2").Weakening.ShouldHaveSingleItem().ToString()
            .ShouldContain("without a flag");
        Parse("runsc-sandbox boot --bundle=/b --nvidia-driver-version= c2").Weakening.ShouldBeEmpty();
    }

    [TestCase("--override-procs=kallsyms")]
    [TestCase("--mount-cgroup-v2=true")]
    [TestCase("--host-settings=adjust")]
    [TestCase("--shared-root=/run/all")]
    [TestCase("--restore-spec-validation=ignore")]
    [TestCase("--sidecar-release-enforcement-policy=NEVER")]
    public void What_deserves_a_note_gets_one(string flag) =>
        Parse($"runsc-sandbox --directfs=false {flag} boot c2").Notable.ShouldHaveSingleItem().Name.ShouldBe(
            flag.TrimStart('-').Split('=')[0]);

    [Test]
    public void Prewarmers_command_line_is_that_of_the_sentry_it_executes()
    {
        string[] arguments = ["/opt/gvisor-bin/gvisor-sentry-prewarmer", "/opt/gvisor-bin/gvisor_sentry", .. Sentry.Split(' ')];
        SandboxFlags.IsPrewarmer(arguments).ShouldBeTrue();
        SandboxFlags.IsPrewarmer(Sentry.Split(' ')).ShouldBeFalse();
        SandboxFlags.Parse(arguments).Value.CommandValues["stdio-fds"].ShouldBe("8,9,10");
    }

    [Test]
    public void The_last_of_several_values_holds() =>
        Parse("runsc-sandbox --network=host --network=none boot c2").Values["network"].ShouldBe("none");

    [Test]
    public void Another_command_line_is_an_absence_that_quotes_it() =>
        SandboxFlags.Parse(["/bin/cat"]).Absence.ShouldNotBeNull().ShouldContain("'/bin/cat'");

    [Test]
    public void Every_rule_says_why_in_one_sentence_and_names_its_source() =>
        FlagRules.Weakening.Concat(FlagRules.Notable)
            .ShouldAllBe(rule => rule.Why.EndsWith('.') && rule.Source.StartsWith("google/gvisor "));

    private static SandboxFlags Parse(string commandLine) => SandboxFlags.Parse(commandLine.Split(' ')).Value;
}
