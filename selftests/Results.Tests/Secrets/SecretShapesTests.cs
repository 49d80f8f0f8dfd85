using Selftests.Support.Samples;
using Validation.Results.Secrets;

namespace Results.Tests.Secrets;

/// <summary>Samples are put together here, so that this file holds no secret's shape itself.</summary>
public sealed class SecretShapesTests
{
    private const string Base64 = "MHcCAQEEIBdVb0Yq8dNl5uRzTqQ9wq1o2yKx3Zc4b7M6hWmYpV2oAoGCCqGSM49";

    private static readonly string Header = "eyJ" + "hbGciOiJSUzI1NiIsImtpZCI6IjEifQ";

    private static readonly string Token = $"{Header}.eyJpc3MiOiJrdWJlcm5ldGVzIn0.{Base64}";

    private static readonly string Letters = string.Concat(Enumerable.Repeat("aB3dE5gH7jK9", 5));

    private static IEnumerable<TestCaseData> Secrets =>
    [
        Case("private key",
            $"-----BEGIN EC PRIVATE{" "}KEY-----\n{Base64}\n{Base64}==\n-----END EC PRIVATE{" "}KEY-----", Base64),
        Case("private key",
            $"-----BEGIN RSA PRIVATE{" "}KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0A\n\n{Base64}", Base64),
        Case("private key", $"-----BEGIN OPENSSH PRIVATE{" "}KEY-----\\n{Base64}\\n", Base64),
        Case("JSON web token", Token, "eyJpc3MiOiJr"),
        Case("JSON web token", Token[..40], Header[3..]),
        Case("AWS access key", "AK" + "IA" + Letters[..16].ToUpperInvariant(), Letters[..16].ToUpperInvariant()),
        Case("Google key", "AI" + "za" + Letters[..35], Letters[..35]),
        Case("Google key", "ya29" + "." + Letters[..40], Letters[..40]),
        Case("GitHub or GitLab token", "gh" + "s_" + Letters[..36], Letters[..36]),
        Case("GitHub or GitLab token", "github" + "_pat_" + Letters[..30], Letters[..30]),
        Case("GitHub or GitLab token", "gl" + "pat-" + Letters[..20], Letters[..20]),
        Case("Slack token", "xo" + "xb-" + Letters[..24], Letters[..24]),
        Case("Slack token", "hooks.slack" + ".com/services/T0AB12CD3/B0AB12CD3/" + Letters[..24], Letters[..24]),
        Case("package registry token", "np" + "m_" + Letters[..36], Letters[..36]),
        Case("API key", "sk" + "-proj-" + Letters[..40], Letters[..40]),
        Case("password hash", "root:$6" + "$abcdefgh$" + Letters + ":19000:0:99999:7:::", Letters),
        Case("credentials in an address", "postgres://app:hunter2@db:5432/x", "hunter2"),
        Case("authorization header", "Authorization: Bearer " + Letters[..20], Letters[..20]),
        Case("assigned secret", "DB_PASSWORD=hunter2", "hunter2"),
        Case("assigned secret", "--token=abcdef.0123456789abcdef", "0123456789abcdef"),
        Case("assigned secret", "Server=db;Password=hunter2;Timeout=3", "hunter2"),
        Case("assigned secret", "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzKEY", "wJalrXUtnFEMI"),
        Case("assigned secret", "{\"apiKey\": \"3f9a7c51d2e84b60\"}", "3f9a7c51d2e84b60"),
        Case("assigned secret", "client_secret: 8Q~x7-Zk3vB1nM5pL9", "8Q~x7-Zk3vB1nM5pL9"),
    ];

    [TestCaseSource(nameof(Secrets))]
    public void A_secret_is_known_and_becomes_its_length_and_hash(string kind, string text, string secret)
    {
        var said = $"before {text} after";

        SecretScan.KindsIn(said).ShouldContain(kind);
        var masked = SecretMask.Of(said);
        masked.ShouldNotContain(secret);
        masked.ShouldStartWith("before ");
        masked.ShouldMatch($@"\[redacted {kind}: [0-9]+ characters, SHA-256 [0-9a-f]{{64}}\]");
        SecretMask.Of(masked).ShouldBe(masked);
        SecretScan.KindsIn(masked).ShouldBeEmpty();
    }

    [Test]
    public void A_mask_has_the_length_and_the_hash_that_sha256sum_prints() =>
        SecretMask.Of("password=hunter2").ShouldBe(
            "password=[redacted assigned secret: 7 characters, SHA-256 "
                + "f52fbd32b2b3b86ff88ef6c490628285f482af15ddcb29541f94bcf526a3f6c7]");

    [TestCase("nonce 0f3c9a1be2d84756a1b2c3d4e5f60718 reached the listener")]
    [TestCase("boot id 6f0c1d2e-3a4b-5c6d-7e8f-901234567890 differs from the host's")]
    [TestCase("sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [TestCase("openat(-100, \"/etc/passwd\", 0) → EACCES; the token: ENOENT; secrets: none of them are here")]
    [TestCase("root:x:0:0:root:/root:/bin/bash\npasswd:         files systemd")]
    [TestCase("BOOT_IMAGE=/vmlinuz root=UUID=6f0c1d2e-3a4b-5c6d-7e8f-901234567890 ro quiet")]
    [TestCase("the service account's token is not mounted: automountServiceAccountToken: false")]
    [TestCase("-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----")]
    [TestCase("eyJfdHlwZSI6Imh0dHBzOi8vaW4tdG90by5pby9TdGF0ZW1lbnQvdjEiLCJzdWJqZWN0IjpbXX0=")]
    [TestCase("https://csrc.nist.gov/projects/cprt/catalog#/cprt/framework/version/SP_800_53_5_1_1/home?element=SC-39")]
    [TestCase("./run-suite.sh --engine oci --runtime runsc --sign-key ci.pem --filter ISO-KERN-001")]
    public void What_is_no_secret_stays_as_it_is(string text)
    {
        SecretMask.Of(text).ShouldBe(text);
        SecretScan.KindsIn(text).ShouldBeEmpty();
    }

    [Test]
    public void An_environment_keeps_its_names_and_loses_its_values()
    {
        var masked = SecretMask.OfEnvironment("PATH=/usr/bin\0HARMLESS=value1\0EMPTY=\0", known: false)!;

        masked.Split('\n').Select(line => line.Split('=')[0]).ShouldBe(["PATH", "HARMLESS", "EMPTY"]);
        masked.ShouldNotContain("/usr/bin");
        masked.ShouldNotContain("value1");
        masked.ShouldContain("HARMLESS=[redacted environment value: 6 characters, SHA-256 ");
    }

    [TestCase("dd\0if=/dev/zero\0of=/dev/null\0")]
    [TestCase("one=1")]
    [TestCase("\0\0\0")]
    public void A_command_line_is_no_environment_unless_it_was_read_as_one(string text)
    {
        SecretMask.OfEnvironment(text, known: false).ShouldBeNull();
        SecretMask.OfEnvironment(text, known: true).ShouldNotBeNull().ShouldNotContain("/dev/zero");
    }

    [Test]
    public void The_sample_run_with_its_hostile_text_holds_none()
    {
        foreach (var text in SampleRun.Fail.Results.SelectMany(result => result.Evidence).Select(item => item.Saw))
            SecretMask.Of(text).ShouldBe(text);
    }

    private static TestCaseData Case(string kind, string text, string secret) =>
        new TestCaseData(kind, text, secret).SetArgDisplayNames(kind, text[..Math.Min(12, text.Length)]);
}
