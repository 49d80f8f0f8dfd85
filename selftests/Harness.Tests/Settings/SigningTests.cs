using System.Collections;
using System.Security.Cryptography;
using Validation.Harness.Runs;
using Validation.Harness.Settings;

namespace Validation.Harness.Tests.Settings;

/// <summary>Where a key may come from, and that no message shows it.</summary>
public sealed class SigningTests
{
    private string pem = null!;
    private Scratch scratch = null!;
    private string file = null!;

    [OneTimeSetUp]
    public void Make_a_key()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        pem = key.ExportECPrivateKeyPem();
        scratch = new Scratch();
        file = scratch.Write("key.pem", pem);
    }

    [OneTimeTearDown]
    public void Remove_it() => scratch.Dispose();

    [Test]
    public void A_file_anywhere_and_the_text_in_the_environment_are_the_same_key()
    {
        using var named = Key(Layer("the command line", file));
        using var text = Key(SettingsLayers.FromEnvironment(new Hashtable { ["VALIDATION_SIGNKEY"] = pem }, "/"));
        using var escaped = Key(SettingsLayers.FromEnvironment(
            new Hashtable { ["VALIDATION_SIGNKEY"] = pem.Replace("\n", "\\n", StringComparison.Ordinal) }, "/"));

        named!.Public.KeyId.ShouldBe(text!.Public.KeyId);
        named.Public.KeyId.ShouldBe(escaped!.Public.KeyId);
    }

    [Test]
    public void Without_a_key_nothing_is_signed() => Key(Layer("L", "")).ShouldBeNull();

    [Test]
    public void The_text_of_a_key_is_refused_where_others_see_it() => Refused(Layer("the command line", pem))
        .ShouldBe("signKey (from the command line) is the PEM itself; only the environment variable VALIDATION_SIGNKEY may hold "
            + "it. Name a file");

    [Test]
    public void What_is_neither_a_path_nor_a_key_is_not_shown()
    {
        var naked = string.Concat(pem.Split('\n')[1..^1]);

        Refused(SettingsLayers.FromEnvironment(new Hashtable { ["VALIDATION_SIGNKEY"] = naked }, "/"))
            .ShouldBe("signKey (from the environment): it is neither a PEM nor the path of a file");
        Refused(Layer("L", "no.pem")).ShouldBe("signKey (from L): there is no file '/no.pem'");
    }

    [Test]
    public void A_key_that_is_none_and_a_certificate_alone_are_refused()
    {
        Refused(SettingsLayers.FromEnvironment(
            new Hashtable { ["VALIDATION_SIGNKEY"] = pem.Replace("EC PRIVATE", "PUBLIC", StringComparison.Ordinal) }, "/"))
            .ShouldStartWith("signKey (text): the key is no EC private key in PEM");
        Refused(new SettingsLayer("L", new Dictionary<string, string> { ["signCertificate"] = file }, "/"))
            .ShouldBe("signCertificate without signKey: a certificate alone signs nothing");
    }

    [Test]
    public void Settings_that_are_printed_do_not_show_it() =>
        SettingsLoader.Load(SettingsLayers.FromEnvironment(new Hashtable { ["VALIDATION_SIGNKEY"] = pem }, "/")).ToString()
            .ShouldNotContain("PRIVATE");

    private static Validation.Reporting.Proof.SigningKey? Key(SettingsLayer layer) => Signing.Key(SettingsLoader.Load(layer));

    private static string Refused(SettingsLayer layer) => Should.Throw<ConfigurationException>(() => Key(layer)).Message;

    private static SettingsLayer Layer(string name, string value) =>
        new(name, new Dictionary<string, string> { ["signKey"] = value }, "/");
}
