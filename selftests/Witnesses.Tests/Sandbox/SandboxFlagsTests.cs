using Validation.Harness.Witnesses;
using Validation.Controls.Catalogue;

namespace Witnesses.Tests.Sandbox;

public sealed class SandboxFlagsTests
{
    /// <summary>Recorded from release-20240729.</summary>
    private const string Sentry =
        "runsc-sandbox --root=/run/x --network=none boot --apply-caps=false --bundle=/b --controller-fd=6 --cpu-num=2 --dev-io-fd=-1 " +
        "--gofer-mount-confs=lisafs:none --io-fds=3 --mounts-fd=4 --stdio-fds=8,9,10 --total-memory=104857600 c2";

    [Test]
    public void A_sentrys_command_line_is_taken_apart()
    {
        var flags = Parse(Sentry);
        flags.Program.ShouldBe("runsc-sandbox");
        flags.Command.ShouldBe("boot");
        flags.Values.ShouldBe(new Dictionary<string, string> { ["root"] = "/run/x", ["network"] = "none" }, ignoreOrder: true);
        flags.CommandValues["stdio-fds"].ShouldBe("8,9,10");
        flags.Operands.ShouldBe(["c2"]);
        flags.Weakening.ShouldBeEmpty();
    }

    [TestCase("--network=host", "network")]
    [TestCase("--host-uds=open", "host-uds")]
    [TestCase("-allow-flag-override", "allow-flag-override")]
    [TestCase("--iouring=true", "iouring")]
    [TestCase("--TESTONLY-unsafe-nonroot=true", "TESTONLY-unsafe-nonroot")]
    [TestCase("--nvproxy-allowed-driver-capabilities=utility,graphics", "nvproxy-allowed-driver-capabilities")]
    [TestCase("--ignore-cgroups=true", "ignore-cgroups")]
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
    public void A_harmless_value_is_no_finding(string flag) => Parse($"runsc-sandbox {flag} boot c2").Weakening.ShouldBeEmpty();

    [Test]
    public void Directfs_is_noted_where_it_is_the_default_and_not_where_it_is_off()
    {
        Parse("runsc-sandbox boot c2").Notable.ShouldHaveSingleItem().Name.ShouldBe("directfs");
        Parse("runsc-sandbox --directfs=false boot c2").Notable.ShouldBeEmpty();
    }

    [Test]
    public void The_last_of_several_values_holds() =>
        Parse("runsc-sandbox --network=host --network=none boot c2").Values["network"].ShouldBe("none");

    [Test]
    public void Another_command_line_is_an_absence_that_quotes_it() =>
        SandboxFlags.Parse(["/bin/cat"]).Absence.ShouldNotBeNull().ShouldContain("'/bin/cat'");

    [Test]
    public void Every_rule_says_why_in_one_sentence_and_names_its_source() =>
        FlagRules.Weakening.Concat(FlagRules.Notable).ShouldAllBe(rule => rule.Why.EndsWith('.') && rule.Source.StartsWith("google/gvisor "));

    private static SandboxFlags Parse(string commandLine) => SandboxFlags.Parse(commandLine.Split(' ')).Value;
}
