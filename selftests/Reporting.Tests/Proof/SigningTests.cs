using System.Text.Json.Nodes;
using Reporting.Tests.Bundles;
using Selftests.Support.Samples;
using Validation.Reporting.Proof;
using Validation.Results;

namespace Reporting.Tests.Proof;

/// <summary>What is signed can be checked without this program: with openssl and sha256sum.</summary>
public sealed class SigningTests
{
    private Keys keys = null!;

    [OneTimeSetUp]
    public async Task Make_keys() => keys = await Keys.MakeAsync();

    [OneTimeTearDown]
    public void Remove_keys() => keys.Dispose();

    [Test]
    public async Task Openssl_accepts_the_signature_and_refuses_it_over_anything_else()
    {
        using var key = keys.Signing();
        using var bundle = await Made.BundleAsync(SampleRun.Fail, key);
        var envelope = JsonNode.Parse(bundle.Text(Attestation.Name))!;
        var payload = Convert.FromBase64String(Of(envelope["payload"]));
        File.WriteAllBytes(bundle.In("signed"), Envelope.PreAuthentication(Of(envelope["payloadType"]), payload));
        File.WriteAllBytes(bundle.In("signature"), Convert.FromBase64String(Of(envelope["signatures"]![0]!["sig"])));

        (await Verified()).Said.ShouldBe("Verified OK\n");

        File.AppendAllText(bundle.In("signed"), " ");
        (await Verified()).ExitCode.ShouldBe(1);

        Task<Ended> Verified() =>
            new Command("openssl", "dgst", "-sha256", "-verify", "signer.pem", "-signature", "signature", "signed")
            {
                Directory = bundle.Directory,
            }.RunAsync();
    }

    [Test]
    public async Task The_statement_has_the_digests_that_sha256sum_prints_and_the_results_of_the_run()
    {
        using var key = keys.Signing();
        using var bundle = await Made.BundleAsync(SampleRun.Fail, key);

        var statement = JsonNode.Parse(Convert.FromBase64String(Of(JsonNode.Parse(bundle.Text(Attestation.Name))!["payload"])))!;

        Of(statement["_type"]).ShouldBe("https://in-toto.io/Statement/v1");
        Of(statement["predicateType"]).ShouldBe("https://in-toto.io/attestation/test-result/v0.1");
        foreach (var subject in statement["subject"]!.AsArray())
            (await bundle.ByHand("sha256sum", Of(subject!["name"]))).ShouldStartWith(Of(subject["digest"]!["sha256"]));
        statement["subject"]!.AsArray().Select(subject => Of(subject!["name"])).ShouldBe([Manifest.Name, ResultsFile.Name]);
        Of(statement["predicate"]!["result"]).ShouldBe("FAILED");
        Names("passedTests").Count().ShouldBe(5);
        Names("warnedTests").ShouldBe(["NET-OUT-002"]);
        Names("failedTests").ShouldBe(["ISO-FS-001", "ISO-SYS-002", "RUN-MEM-001", "RUN-UID-001"]);

        IEnumerable<string> Names(string list) => statement["predicate"]![list]!.AsArray().Select(Of);
    }

    [Test]
    public async Task The_signer_is_named_by_certificate_and_by_the_hash_of_the_key_that_openssl_prints()
    {
        using var key = keys.Signing(certified: true);

        await keys.OpenSsl("pkey", "-pubin", "-in", "public.pem", "-outform", "DER", "-out", "public.der");
        var hash = (await new Command("sha256sum", keys.In("public.der")).OutputAsync())[..64];

        key.Public.Name.ShouldBe($"CN=ci, key SHA-256 {hash}");
    }

    [Test]
    public async Task Nothing_private_is_written()
    {
        using var key = keys.Signing(certified: true);
        using var bundle = await Made.BundleAsync(SampleRun.Fail, key);
        var secret = string.Concat(File.ReadAllLines(keys.In("key.pem")).Where(line => !line.StartsWith('-')))[..40];

        foreach (var file in bundle.Files)
            bundle.Text(file).ShouldNotContain("PRIVATE KEY", customMessage: file);
        bundle.Files.Where(file => bundle.Text(file).ReplaceLineEndings("").Contains(secret, StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Test]
    public async Task A_key_that_cannot_sign_is_refused_without_showing_it()
    {
        await keys.OpenSsl("genrsa", "-out", "rsa.pem", "2048");
        await keys.OpenSsl("ecparam", "-name", "secp384r1", "-genkey", "-noout", "-out", "p384.pem");
        await keys.OpenSsl("ec", "-in", "key.pem", "-aes128", "-passout", "pass:x", "-out", "locked.pem");

        Refused("rsa.pem").ShouldStartWith("the key is no EC private key in PEM without a pass phrase");
        Refused("locked.pem").ShouldStartWith("the key is no EC private key in PEM without a pass phrase");
        Refused("public.pem").ShouldStartWith("the key is no EC private key in PEM without a pass phrase");
        Refused("p384.pem").ShouldStartWith("it is no EC key of the curve P-256");
        Should.Throw<KeyException>(() => SigningKey.Parse(Read("key.pem"), Read("stranger.pem"))).Message.ShouldStartWith(
            "the certificate is not the key's");
        Should.Throw<KeyException>(() => SignerKey.Parse(Read("key.pem"))).Message.ShouldStartWith(
            "it is a private key; its public key is wanted");

        string Read(string file) => File.ReadAllText(keys.In(file));
        string Refused(string file) => Should.Throw<KeyException>(() => SigningKey.Parse(Read(file), null)).Message;
    }

    private static string Of(JsonNode? node) => node!.GetValue<string>();
}
