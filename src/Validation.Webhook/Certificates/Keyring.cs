using System.Security.Cryptography.X509Certificates;

namespace Validation.Webhook.Certificates;

/// <summary>The authority in use and, while callers may not know the new one yet, the one before it.</summary>
internal sealed class Keyring(IReadOnlyList<string> names, TimeSpan life)
{
    private Authority? current;
    private Authority? next;
    private DateTimeOffset renewal;

    /// <summary>What is served; null before the first <see cref="Prepare"/> and <see cref="Use"/>.</summary>
    public X509Certificate2? Serving => current?.Serving;

    /// <summary>Every certificate that callers should trust now.</summary>
    public string Bundle => $"{current?.Pem}\n{next?.Pem}".Trim() + "\n";

    /// <summary>
    /// Makes the next authority when a third of the current one's life is left. It is served once <see cref="Use"/> is called.
    /// </summary>
    public void Prepare(DateTimeOffset now)
    {
        if (next is not null || (current is not null && now < renewal))
            return;
        next = Authority.Make(names, now, life);
        renewal = now + (life / 3 * 2);
    }

    /// <summary>Callers know the whole <see cref="Bundle"/>: the newest is served from now on.</summary>
    public void Use()
    {
        // The one before is not disposed of: a handshake may be using it.
        current = next ?? current;
        next = null;
    }
}
