using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Validation.Harness.Waiting;

/// <summary>
/// Waits until the kernel delivers to an IPv6 address that was just added: it makes the local route in a worker of its own, after
/// the address is there (net/ipv6/addrconf.c, addrconf_dad_work), and until then packets for it look for a neighbour.
/// </summary>
internal static class UntilAddressIsLocal
{
    private const string Routes = "/proc/net/ipv6_route";
    private const uint LocalRoute = 0x80000000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <returns>null when it does; after the limit, what was awaited and what was there.</returns>
    public static async Task<string?> Wait(IPAddress address, TimeSpan limit, CancellationToken cancellationToken)
    {
        var sought = Convert.ToHexStringLower(address.GetAddressBytes()) + " 80 ";
        var elapsed = Stopwatch.StartNew();
        while (true)
        {
            string[] found = [.. File.ReadLines(Routes).Where(line => line.StartsWith(sought, StringComparison.Ordinal))];
            if (found.Any(IsLocal))
                return null;
            if (elapsed.Elapsed >= limit)
                return $"the kernel made no local route for {address} within {limit.TotalSeconds:F0} s; {Routes} has for "
                    + $"it: [{string.Join("; ", found)}]";
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The flags are the last column but one.</summary>
    private static bool IsLocal(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [.., var flags, _]
        && (uint.Parse(flags, NumberStyles.HexNumber, CultureInfo.InvariantCulture) & LocalRoute) != 0;
}
