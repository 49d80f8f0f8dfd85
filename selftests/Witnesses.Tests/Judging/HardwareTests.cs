using Validation.Protocol;
using Validation.Results;
using Witnesses.Tests.Agents;

namespace Witnesses.Tests.Judging;

/// <summary>gVisor has a product's name where the host's firmware has one; what else there is of the host is a finding.</summary>
public sealed class HardwareTests
{
    private static readonly string[] Host = ["platform", "pci", "pci0000:00", "system", "virtual"];

    [Test]
    public async Task Name_of_the_product_alone_is_what_gVisor_shows_on_purpose()
    {
        var judgement = await JudgeAsync(devices: ["system", "virtual"], inVirtual: ["dmi"], firmware: ["product_name"]);

        judgement.Verdict.ShouldBe(Verdict.Pass, judgement.Reason);
    }

    [TestCase(new[] { "system", "virtual", "pci0000:00" }, new[] { "dmi" }, new[] { "product_name" }, "/sys/devices lists")]
    [TestCase(new[] { "system", "virtual" }, new[] { "dmi", "net" }, new[] { "product_name" }, "/sys/devices/virtual lists")]
    [TestCase(new[] { "system", "virtual" }, new[] { "dmi" }, new[] { "product_name", "board_serial" }, "the host's firmware")]
    public async Task Anything_else_of_the_host_is_a_finding(
        string[] devices, string[] inVirtual, string[] firmware, string found)
    {
        var judgement = await JudgeAsync(devices, inVirtual, firmware);

        judgement.Verdict.ShouldBe(Verdict.Fail);
        judgement.Reason.ShouldContain(found);
    }

    private static async Task<Validation.Harness.Judging.Judgement> JudgeAsync(
        string[] devices, string[] inVirtual, string[] firmware)
    {
        var subject = new Dictionary<string, Answer>
        {
            ["ISO-SYS-002/devices getdents64"] = Listing.Of(devices),
            ["ISO-SYS-002/virtual getdents64"] = Listing.Of(inVirtual),
            ["ISO-SYS-002/firmware getdents64"] = Listing.Of(firmware),
        };
        var twin = new Dictionary<string, Answer> { ["getdents64"] = Listing.Of(Host) };
        return Judged.By(
            "ISO-SYS-002", (await Said.Witness(Said.Sentry.Text(), CancellationToken.None), subject),
            (await Said.Witness(Said.Bare.Text(), CancellationToken.None), twin));
    }
}
