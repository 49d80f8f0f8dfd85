using Reporting.Tests.Bundles;
using Selftests.Support.Samples;
using Validation.Reporting.Proof;

namespace Reporting.Tests.Proof;

public sealed class ManifestTests
{
    private static readonly string Hash = new('a', 64);

    [Test]
    public async Task Sha256sum_checks_every_file_but_the_manifest_and_the_signature_over_it()
    {
        using var keys = await Keys.MakeAsync();
        using var key = keys.Signing();
        using var bundle = await Made.BundleAsync(SampleRun.Fail, key);

        var said = await bundle.ByHand("sha256sum", "--check", "--strict", Manifest.Name);

        said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ")[0])
            .ShouldBe(bundle.Files.Except([Manifest.Name, Attestation.Name]));
    }

    [Test]
    public void What_this_program_would_not_write_is_no_manifest()
    {
        Manifest.Parse($"{Hash}  a\n{Hash}  b/c\n").Entries.Select(entry => entry.Path).ShouldBe(["a", "b/c"]);

        foreach (var wrong in new[]
        {
            $"{Hash}  b\n{Hash}  a\n", $"{Hash}  a\n{Hash}  a\n", $"{Hash}  a", $"{Hash} a\n", $"{Hash} *a\n",
            $"{Hash.ToUpperInvariant()}  a\n",
            $"{Hash}  ../a\n", $"{Hash}  /a\n", $"{Hash}  a/./b\n", $"\\{Hash}  a\n", $"\n{Hash}  a\n", $"{Hash}  a\\nb\n",
            $"{Hash}  a\r\n",
        })
            Should.Throw<InvalidDataException>(() => Manifest.Parse(wrong), wrong);
    }
}
