using Validation.Reporting.Proof;

namespace Reporting.Tests.Proof;

/// <summary>
/// Keys and certificates that openssl made, in a folder: key.pem, public.pem, certificate.pem, authority.pem, stranger.pem,
/// stranger-key.pem.
/// </summary>
internal sealed class Keys : IDisposable
{
    private readonly Scratch scratch = new();

    private Keys()
    {
    }

    public static async Task<Keys> MakeAsync()
    {
        var keys = new Keys();
        await keys.OpenSsl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "key.pem");
        await keys.OpenSsl("ec", "-in", "key.pem", "-pubout", "-out", "public.pem");
        await keys.CertifyItself("authority");
        await keys.OpenSsl("req", "-new", "-key", "key.pem", "-subj", "/CN=ci", "-out", "request.pem");
        await keys.OpenSsl(
            "x509", "-req", "-in", "request.pem", "-CA", "authority.pem", "-CAkey", "authority-key.pem", "-CAcreateserial",
            "-days", "3650", "-out", "certificate.pem");
        await keys.CertifyItself("stranger");
        return keys;
    }

    public string In(string file) => scratch.In(file);

    public SigningKey Signing(bool certified = false) => SigningKey.Parse(
        File.ReadAllText(In("key.pem")), certified ? File.ReadAllText(In("certificate.pem")) : null);

    public SignerKey Public(string file) => SignerKey.Parse(File.ReadAllText(In(file)));

    /// <summary>openssl in their folder.</summary>
    public Task OpenSsl(params string[] arguments) =>
        new Command("openssl", arguments) { Directory = scratch.Path }.SucceedAsync();

    public void Dispose() => scratch.Dispose();

    private async Task CertifyItself(string name)
    {
        await OpenSsl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", $"{name}-key.pem");
        await OpenSsl(
            "req", "-x509", "-new", "-key", $"{name}-key.pem", "-subj", "/CN=root", "-days", "3650", "-out", $"{name}.pem");
    }
}
