using Validation.Reporting.Proof;

namespace Validation.Harness.Settings;

/// <summary>The key that a run's settings name.</summary>
public static class Signing
{
    /// <returns>The key; null where none was given.</returns>
    /// <exception cref="ConfigurationException">It cannot be used, or is not the certificate's. The message never has the
    /// key.</exception>
    public static SigningKey? Key(RunSettings settings)
    {
        if (settings.SignKey is not { } key)
            return settings.SignCertificate is null
                ? null
                : throw new ConfigurationException(
                    $"{Setting.SignCertificate.Name} without {Setting.SignKey.Name}: a certificate alone signs nothing");
        try
        {
            return SigningKey.Parse(key.Read(), settings.SignCertificate?.Read());
        }
        catch (KeyException error)
        {
            throw new ConfigurationException($"{Setting.SignKey.Name} {key}: {error.Message}");
        }
    }
}
