using System.Security.Cryptography.X509Certificates;
using Reporting.Tests.Proof;
using Selftests.Support.Samples;
using Validation.Reporting.Proof;
using Validation.Reporting.Verification;
using Validation.Results;

namespace Reporting.Tests.Bundles;

/// <summary>What somebody could do to a bundle, what is said of it, and what cannot be found.</summary>
public sealed class VerifierTests
{
    private Keys keys = null!;

    [OneTimeSetUp]
    public async Task Make_keys() => keys = await Keys.MakeAsync();

    [OneTimeTearDown]
    public void Remove_keys() => keys.Dispose();

    [Test]
    public async Task A_signed_bundle_holds_and_what_was_not_checked_is_said()
    {
        using var bundle = await Signed();

        var findings = Verify(bundle, "public.pem");

        findings.Touched.ShouldBeEmpty();
        findings.Unable.ShouldBeEmpty();
        findings.Held.ShouldContain(sentence =>
            sentence.StartsWith("the signature is of the given key, key SHA-256 ", StringComparison.Ordinal));
        findings.NotChecked.ShouldContain(sentence => sentence.StartsWith("allure/ beyond its hashes", StringComparison.Ordinal));
        Verify(bundle, null).NotChecked.ShouldContain(sentence =>
            sentence.StartsWith("whose key it is: none was given", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_missing_an_extra_and_a_linked_file_are_named()
    {
        using var bundle = await Signed();
        File.Move(bundle.In("evidence/ISO-FS-001/subject/evidence.txt"), bundle.In("evidence/.hidden"));

        var touched = Verify(bundle, null).Touched;

        touched.ShouldContain("evidence/ISO-FS-001/subject/evidence.txt is missing");
        touched.ShouldContain("evidence/.hidden is extra: the manifest does not list it");

        File.Delete(bundle.In("evidence/.hidden"));
        File.CreateSymbolicLink(bundle.In("evidence/ISO-FS-001/subject/evidence.txt"), "/etc/passwd");
        Verify(bundle, null).Touched.ShouldHaveSingleItem()
            .ShouldStartWith("'evidence/ISO-FS-001/subject/evidence.txt' is a link (to '/etc/passwd')");
    }

    [Test]
    public async Task A_report_that_was_edited_together_with_the_manifest_is_not_what_the_results_make()
    {
        using var bundle = await Made.BundleAsync(SampleRun.Fail);
        File.AppendAllText(bundle.In("evidence/ISO-FS-001/subject/evidence.txt"), "all is well\n");
        File.WriteAllText(bundle.In("letter.html"), "all is well");
        bundle.RewriteManifest();

        Verify(bundle, null).Touched.ShouldBe(
        [
            "evidence/ISO-FS-001/subject/evidence.txt is not what results.json makes",
            "letter.html is listed in the manifest and is no part of a bundle",
        ]);
    }

    [Test]
    public async Task Results_whose_books_do_not_close_are_found_although_everything_was_made_of_them()
    {
        using var bundle = await Made.BundleAsync(
            SampleRun.Fail with { Summary = SampleRun.Fail.Summary with { Fail = 0, Pass = 7 } });

        Verify(bundle, null).Touched.ShouldHaveSingleItem().ShouldStartWith("results.json: THE BOOKS DO NOT CLOSE");
    }

    [Test]
    public async Task Whoever_makes_all_anew_is_found_by_the_key_and_only_by_it()
    {
        using var bundle = await Signed();
        using var forger = SigningKey.Parse(File.ReadAllText(keys.In("stranger-key.pem")), null);
        ResultsFile.Write(bundle.Directory, SampleRun.Pass);
        await bundle.AgainAsync(forger);

        Verify(bundle, null).Touched.ShouldBeEmpty();
        Verify(bundle, "public.pem").Touched.ShouldHaveSingleItem().ShouldContain("was signed by key SHA-256");
    }

    [Test]
    public async Task A_signature_that_was_taken_away_is_found_and_with_it_all_that_spoke_of_it_only_by_the_key()
    {
        using var bundle = await Signed();
        File.Delete(bundle.In(Attestation.Name));
        Verify(bundle, null).Touched.ShouldHaveSingleItem()
            .ShouldStartWith("attestation.dsse.json is missing, though signer.pem says");

        await bundle.AgainAsync();

        Verify(bundle, null).NotChecked.ShouldContain(sentence =>
            sentence.StartsWith("who made it: the bundle is not signed", StringComparison.Ordinal));
        Verify(bundle, "public.pem").Touched
            .ShouldBe(["the bundle is not signed, and a key was given that its signature should be of"]);
    }

    [Test]
    public async Task A_signature_of_another_bundle_does_not_fit()
    {
        using var bundle = await Signed();
        using var other = await Signed(SampleRun.Pass);
        File.Copy(other.In(Attestation.Name), bundle.In(Attestation.Name), overwrite: true);

        Verify(bundle, "public.pem").Touched.ShouldBe(["attestation.dsse.json: it was signed over another manifest.sha256"]);
    }

    /// <summary>The signature still holds: what is signed did not change. The file did.</summary>
    [TestCase("\n  ", "\n\t ")]
    [TestCase("{\n", "\ufeff{\n")]
    [TestCase("{\n", "{\n  \"more\": 1,\n")]
    [TestCase("\"payload\"", "\"payload\": \"\",\n  \"payload\"")]
    public async Task Blanks_and_members_that_mean_nothing_to_the_signature_are_found(string old, string @new)
    {
        using var bundle = await Signed();
        var text = bundle.Text(Attestation.Name);
        var place = text.IndexOf(old, StringComparison.Ordinal);
        File.WriteAllText(bundle.In(Attestation.Name),
            string.Concat(text.AsSpan(0, place), @new, text.AsSpan(place + old.Length)));

        Verify(bundle, "public.pem").Touched.ShouldHaveSingleItem().ShouldStartWith("attestation.dsse.json");
    }

    [Test]
    public async Task A_certificate_is_followed_to_the_authority_that_was_given()
    {
        using var bundle = await Signed(certified: true);

        Verify(bundle, "certificate.pem").NotChecked.ShouldContain(
            "whether the signer's certificate was issued by somebody to be trusted: no --ca was given");
        Verify(bundle, null, "stranger.pem").Touched.ShouldHaveSingleItem()
            .ShouldStartWith("the signer's certificate does not lead to a given authority");
        var findings = Verify(bundle, null, "authority.pem");
        findings.Touched.ShouldHaveSingleItem().ShouldContain("certificate is not yet valid",
            customMessage: "the sample's run is older than the certificate");

        using var bare = await Signed();
        Verify(bare, null, "authority.pem").Touched.ShouldHaveSingleItem().ShouldContain("was signed by a bare key");
    }

    [Test]
    public async Task A_certificate_that_was_valid_when_the_run_began_leads_to_its_authority()
    {
        using var certificate = X509Certificate2.CreateFromPem(File.ReadAllText(keys.In("certificate.pem")));
        var results = SampleRun.Fail with
        {
            Run = SampleRun.Fail.Run with { Started = new DateTimeOffset(certificate.NotBefore.ToUniversalTime()).AddMinutes(1) },
        };
        using var bundle = await Signed(results, certified: true);

        Verify(bundle, null, "authority.pem").ShouldSatisfyAllConditions(
            findings => findings.Touched.ShouldBeEmpty(),
            findings =>
                findings.Held.ShouldContain(
                    "the signer's certificate leads to a given authority and was valid when the run began"));
    }

    [Test]
    public async Task What_is_no_bundle_could_not_be_checked_and_one_that_was_signed_was_touched()
    {
        using var bundle = await Signed();
        File.Delete(bundle.In(Manifest.Name));
        Verify(bundle, null).Touched.ShouldBe(["manifest.sha256 is missing, though the bundle was signed"]);

        using var empty = new Scratch();
        new BundleVerifier(null, null).Verify(empty.Path).Unable.ShouldHaveSingleItem()
            .ShouldStartWith("there is no manifest.sha256");
    }

    [Test]
    public async Task What_another_version_made_is_not_made_again_and_that_is_said()
    {
        using var bundle = await Signed(SampleRun.Fail with { Run = SampleRun.Fail.Run with { Harness = "9.9.9" } });

        Verify(bundle, "public.pem").ShouldSatisfyAllConditions(
            findings => findings.Touched.ShouldBeEmpty(),
            findings =>
                findings.NotChecked.ShouldContain(sentence =>
                    sentence.Contains("it was made by version 9.9.9", StringComparison.Ordinal)));
    }

    private async Task<Made> Signed(RunResults? results = null, bool certified = false)
    {
        using var key = keys.Signing(certified);
        return await Made.BundleAsync(results ?? SampleRun.Fail, key);
    }

    private Findings Verify(Made bundle, string? given, string? authority = null)
    {
        using var key = given is null ? null : keys.Public(given);
        var authorities = new X509Certificate2Collection();
        if (authority is not null)
            authorities.ImportFromPemFile(keys.In(authority));
        return new BundleVerifier(key, authority is null ? null : authorities).Verify(bundle.Directory);
    }
}
