using Validation.Harness.Witnesses;
using Validation.Harness.Witnesses.Host;

namespace Witnesses.Tests.Host;

public sealed class HostFactsTests
{
    [Test]
    public void The_host_is_read()
    {
        var host = HostFacts.Read();
        host.BootId.Value.Length.ShouldBe(36);
        host.KernelVersion.Value.ShouldContain(host.KernelRelease.Value);
        host.CoarseResolutionNanoseconds.Value.ShouldBeGreaterThan(1);
        host.Vdso.Value.AsSpan(0, 4).ToArray().ShouldBe([0x7f, (byte)'E', (byte)'L', (byte)'F']);
        host.VdsoSha256.Value.ShouldBe(HostFacts.Read().VdsoSha256.Value);
        host.MemoryTotalBytes.Value.ShouldBeGreaterThan(64 << 20);
        host.Processors.Value.ShouldBeGreaterThan(0);
        host.Hostname.Value.ShouldBe(Environment.MachineName);
        host.CgroupMode.ShouldBeOneOf("v1", "v2", "hybrid");
    }

    [Test]
    public void The_boot_clock_goes_on()
    {
        var before = HostFacts.Read().BoottimeNanoseconds.Value;
        HostFacts.Read().BoottimeNanoseconds.Value.ShouldBeGreaterThan(before);
    }

    [Test]
    public void Processors_are_counted_without_the_line_of_all_together() =>
        HostFacts.CountProcessors("cpu  1 2\ncpu0 1 2\ncpu1 1 2\nintr 5\n").ShouldBe(2);

    [Test]
    public void Memory_is_given_in_bytes() =>
        HostFacts.ParseMemoryTotal("MemTotal:       24684084 kB\nMemFree: 1 kB\n").ShouldBe(25276502016);

    [Test]
    public void A_vdso_is_found_by_its_name()
    {
        HostVdso.Find("7ffd3000-7ffd5000 r-xp 00000000 00:00 0                  [vdso]\n").ShouldBe((0x7ffd3000, 0x7ffd5000));
        HostVdso.Find("7ffd3000-7ffd5000 r-xp 00000000 00:00 0\n").ShouldBeNull();
    }

    [Test]
    public void An_operating_system_has_its_pretty_name() =>
        HostFacts.ParseOperatingSystem("ID=debian\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n")
            .ShouldBe("Debian GNU/Linux 12 (bookworm)");
}
