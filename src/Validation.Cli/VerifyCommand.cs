using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Reporting.Proof;
using Validation.Reporting.Verification;

namespace Validation.Cli;

/// <summary><c>validation verify</c>: whether a bundle is as it was made, and by whom. It writes nothing.</summary>
internal static class VerifyCommand
{
    public static Command Make()
    {
        var command = new Command("verify",
            "Checks a bundle: every file, the reports against results.json, the signature. Names what was touched and what it "
                + "did not check.");
        var directory = new Argument<string>("directory")
        {
            Description = "the run's directory",
            DefaultValueFactory = _ => Path.Combine(Repository.Root, Setting.Output.Default, "latest"),
        };
        var key = new Option<string>("--key") { Description = "the signer's public key, a PEM file" };
        var certificate = new Option<string>("--certificate") { Description = "the signer's certificate, a PEM file" };
        var authority = new Option<string>("--ca")
        {
            Description = "the authorities that the signer's certificate has to be issued by, a PEM file",
        };
        command.Arguments.Add(directory);
        command.Options.Add(key);
        command.Options.Add(certificate);
        command.Options.Add(authority);
        command.SetAction(parsed => Verify(
            parsed.GetValue(directory)!, Given(parsed.GetValue(key), parsed.GetValue(certificate)),
            Authorities(parsed.GetValue(authority))));
        return command;
    }

    private static int Verify(string directory, SignerKey? given, X509Certificate2Collection? authorities)
    {
        if (!Directory.Exists(directory))
            throw new ConfigurationException($"there is no directory '{directory}' to verify");
        var findings = new BundleVerifier(given, authorities).Verify(directory);
        Say("✓", findings.Held);
        Say("✗ touched:", findings.Touched);
        Say("✗ could not be checked:", findings.Unable);
        Say("· not checked:", findings.NotChecked);
        var (exit, words) = findings switch
        {
            { Touched.Count: > 0 } =>
                (ExitCodes.Failed, $"TOUCHED: {findings.Touched.Count} findings. Do not rely on {directory}."),
            { Unable.Count: > 0 } => (ExitCodes.NotMeasured, $"COULD NOT BE CHECKED: {directory}"),
            _ => (ExitCodes.Pass, $"UNTOUCHED as far as it was checked: {directory}"),
        };
        Console.Out.WriteLine(words);
        return exit;
    }

    private static void Say(string mark, IReadOnlyList<string> sentences)
    {
        foreach (var sentence in sentences)
            Console.Out.WriteLine($"{mark} {sentence}");
    }

    private static SignerKey? Given(string? key, string? certificate)
    {
        if (key is not null && certificate is not null)
            throw new ConfigurationException("--key and --certificate: give one of them, a certificate holds its key");
        if ((key ?? certificate) is not { } file)
            return null;
        try
        {
            var given = SignerKey.Parse(PemText.OfFile(file).Read());
            return certificate is null || given.Certificates.Count > 0
                ? given
                : throw new KeyException("it is a bare key and no certificate");
        }
        catch (KeyException error)
        {
            throw new ConfigurationException($"'{file}': {error.Message}");
        }
    }

    private static X509Certificate2Collection? Authorities(string? file)
    {
        if (file is null)
            return null;
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPem(PemText.OfFile(file).Read());
        }
        catch (CryptographicException error)
        {
            throw new ConfigurationException($"'{file}' holds no certificates in PEM: {error.Message}");
        }
        return authorities.Count > 0 ? authorities : throw new ConfigurationException($"'{file}' holds no certificates in PEM");
    }
}
