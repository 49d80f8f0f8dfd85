using Reporting.Tests.Sample;
using Validation.Reporting.Proof;

namespace Reporting.Tests.Proof;

/// <summary>Keys and certificates that openssl made, in a folder: key.pem, public.pem, certificate.pem, authority.pem, stranger.pem.</summary>
internal static class Keys
{
    public static async Task MakeAsync(string directory)
    {
        await OpenSsl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "key.pem");
        await OpenSsl("ec", "-in", "key.pem", "-pubout", "-out", "public.pem");
        await OpenSsl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "authority-key.pem");
        await OpenSsl("req", "-x509", "-new", "-key", "authority-key.pem", "-subj", "/CN=root", "-days", "3650", "-out", "authority.pem");
        await OpenSsl("req", "-new", "-key", "key.pem", "-subj", "/CN=ci", "-out", "request.pem");
        await OpenSsl("x509", "-req", "-in", "request.pem", "-CA", "authority.pem", "-CAkey", "authority-key.pem", "-CAcreateserial", "-days", "3650", "-out", "certificate.pem");
        await OpenSsl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "stranger-key.pem");
        await OpenSsl("req", "-x509", "-new", "-key", "stranger-key.pem", "-subj", "/CN=root", "-days", "3650", "-out", "stranger.pem");

        Task OpenSsl(params string[] arguments) => ByHand.SucceedAsync(directory, "openssl", arguments);
    }

    public static SigningKey Signing(string directory, bool certified = false) => SigningKey.Parse(
        File.ReadAllText(Path.Combine(directory, "key.pem")), certified ? File.ReadAllText(Path.Combine(directory, "certificate.pem")) : null);

    public static SignerKey Public(string directory, string file) => SignerKey.Parse(File.ReadAllText(Path.Combine(directory, file)));
}
