using System.Net.NetworkInformation;
using System.Text.RegularExpressions;
using Validation.Harness.Contract;
using Validation.Harness.State;
using Validation.Processes;

namespace Validation.Harness.Sweeping;

/// <summary>Interfaces that listeners of dead runs left.</summary>
internal static partial class ListenerLinks
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Those whose run has no state directory here and on whose addresses nobody listens: a listener in another container that
    /// shares this network would be seen.
    /// </summary>
    public static IReadOnlyList<string> WithoutRun()
    {
        var known = StateDirectory.All().Select(one => RunLink.Of(one.Name)).ToHashSet();
        var heard = IPGlobalProperties.GetIPGlobalProperties().GetActiveUdpListeners().Select(one => one.Address).ToHashSet();
        return
        [
            .. NetworkInterface.GetAllNetworkInterfaces().Where(one => Name().IsMatch(one.Name) && !known.Contains(one.Name))
                .Where(one => !one.GetIPProperties().UnicastAddresses.Any(address => heard.Contains(address.Address)))
                .Select(one => one.Name),
        ];
    }

    public static Task<Leftovers> RemoveAsync(string whose, string name, CancellationToken cancellationToken) =>
        Attempt.RunAsync(whose, $"the interface {name}", $"ip link del {name}", async () =>
        {
            if (!RunLink.Exists(name))
                return Leftovers.None;
            var ip = Programs.Find("ip") ?? throw new ExecutionException("no executable `ip` on PATH or in /usr/sbin");
            var said = await Execution.RunAsync(ip, ["link", "del", name], Limit, cancellationToken).ConfigureAwait(false);
            if (RunLink.Exists(name))
                said.Ensure("removing an interface");
            return Leftovers.Gone(whose, $"the interface {name}");
        });

    /// <summary>As <see cref="RunLink.Of"/> makes them; test beds begin theirs with the same letters.</summary>
    [GeneratedRegex("^vld[0-9]{6}[0-9a-f]{4}$")]
    private static partial Regex Name();
}
