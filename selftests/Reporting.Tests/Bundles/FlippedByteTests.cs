using Reporting.Tests.Proof;
using Selftests.Support.Samples;
using Validation.Reporting.Proof;
using Validation.Reporting.Verification;

namespace Reporting.Tests.Bundles;

/// <summary>One byte of one file at a time, and every one is found.</summary>
public sealed class FlippedByteTests
{
    private Keys keys = null!;

    [OneTimeSetUp]
    public async Task Make_keys() => keys = await Keys.MakeAsync();

    [OneTimeTearDown]
    public void Remove_keys() => keys.Dispose();

    [Test]
    public async Task In_each_file_it_is_found_and_the_file_is_named([Values("unsigned", "signed", "certified")] string kind,
        [Values] bool withKey)
    {
        using var key = kind == "unsigned" ? null : keys.Signing(certified: kind == "certified");
        using var bundle = await Made.BundleAsync(SampleRun.Fail, key);
        using var given = withKey && key is not null ? keys.Public("public.pem") : null;
        var verifier = new BundleVerifier(given, null);
        verifier.Verify(bundle.Directory).Touched.ShouldBeEmpty();
        var files = bundle.Files;
        files.Count.ShouldBeGreaterThan(100);

        foreach (var (place, file) in files.Index())
        {
            var bytes = File.ReadAllBytes(bundle.In(file));
            Flip(bundle.In(file), bytes, bytes.Length * (place % 7) / 7, 1 << (place % 8));

            var touched = verifier.Verify(bundle.Directory).Touched;
            // A hash that was flipped in the manifest is one that some file has not: it is the file that is named.
            if (file == Manifest.Name)
                touched.ShouldNotBeEmpty();
            else
                touched.ShouldContain(sentence => sentence.Contains(Path.GetFileName(file), StringComparison.Ordinal), file);

            File.WriteAllBytes(bundle.In(file), bytes);
        }
        verifier.Verify(bundle.Directory).Touched.ShouldBeEmpty();
    }

    /// <summary>
    /// The two files that no manifest lists, byte by byte, without any key, and without making the reports again.
    /// </summary>
    [TestCase(Manifest.Name)]
    [TestCase(Attestation.Name)]
    public async Task In_each_byte_of_the_proof_itself_it_is_found(string file)
    {
        using var key = keys.Signing();
        var results = SampleRun.Run(0, [.. SampleRun.Pass.Results.Take(1)]);
        using var bundle = await Made.BundleAsync(results with { Run = results.Run with { Harness = "9.9.9" } }, key);
        var verifier = new BundleVerifier(null, null);
        verifier.Verify(bundle.Directory).Touched.ShouldBeEmpty();
        var bytes = File.ReadAllBytes(bundle.In(file));

        for (var place = 0; place < bytes.Length; place++)
        {
            Flip(bundle.In(file), bytes, place, 1 << (place % 8));
            verifier.Verify(bundle.Directory).Touched.ShouldNotBeEmpty($"byte {place} of {file}");
        }
    }

    private static void Flip(string path, byte[] bytes, int place, int bit)
    {
        byte[] flipped = [.. bytes];
        flipped[place] ^= (byte)bit;
        File.WriteAllBytes(path, flipped);
    }
}
