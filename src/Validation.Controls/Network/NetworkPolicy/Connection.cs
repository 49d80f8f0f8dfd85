namespace Validation.Controls.Network.NetworkPolicy;

/// <summary>
/// A TCP connection out of a pod. Who enforces a policy drops packets in silence, so that the expected form of a denial is a
/// connection that does not come about in a time in which the twin's, to the same address, did.
/// </summary>
internal static class Connection
{
    /// <summary>A lost first packet is sent again after a second (RFC 6298): one loss is no denial.</summary>
    public const int WaitMilliseconds = 1500;

    private const int ConnectCall = 1;
    private const int WaitCall = 2;
    private const int ErrorCall = 3;

    /// <summary>Errors that say "not for you" and not "nobody listens here".</summary>
    private static readonly int[] Prohibited = [Errno.EPERM, Errno.EACCES, Errno.ENETUNREACH, Errno.EHOSTUNREACH];

    /// <summary>A probe of a service; nothing is tried where the service was not given.</summary>
    public static Probe To(string service) => Probe.With(stage =>
        stage.Services.TryGetValue(service, out var address) ? [Sockets.Reach("", Sys.Address(address), WaitMilliseconds)] : []);

    public static Action<Seen> Stood(string service) => seen =>
        Finding.Unless(Outcome(seen.Fact) == 0, $"the {service} should be reached from here, and was not: {Words(seen.Fact)}");

    public static Action<Seen, Seen> DidNotStand(string service) => (seen, twin) =>
    {
        Finding.Unless(Outcome(seen.Fact) != 0, $"the pod reached the {service} at {seen.Stage.Services[service]}");
        var (own, others) = (seen.Stage.Services[service], twin.Stage.Services[service]);
        if (own != others)
            throw new CannotTellException($"the twin reached the {service} at {others}, but the subject tried {own}");
        EnsureDenied(seen.Fact, $"the {service}");
    };

    /// <summary>The connection was not refused for a reason of its own.</summary>
    /// <param name="fact">Of a step of <see cref="Sockets.Reach"/> or <see cref="Sockets.Connect"/>.</param>
    /// <param name="what">The other end, for the message.</param>
    /// <param name="also">Errors that are a denial here, too.</param>
    /// <exception cref="CannotTellException">It stands, or it failed in a way that is no denial.</exception>
    public static void EnsureDenied(Fact fact, string what, params IReadOnlyList<int> also)
    {
        var outcome = Outcome(fact);
        if (outcome == 0)
            throw new CannotTellException($"the pod's connection to {what} came about, and yet nothing arrived there: something "
                + "else answered in its place");
        if (outcome != Errno.ETIMEDOUT && !Prohibited.Contains(outcome) && !also.Contains(outcome))
            throw new CannotTellException(
                $"the pod's connection to {what} ended with {Errno.Name(outcome)}, which is no denial by a policy");
    }

    /// <summary>
    /// 0 where the connection came about, ETIMEDOUT where nothing came back in time, else the errno that it ended with.
    /// </summary>
    private static int Outcome(Fact fact)
    {
        if (fact.Answers[0] is { Errno: not 0 } noSocket)
            throw new CannotTellException($"step '{fact.Step}' could not open a socket: {Errno.Name(noSocket.Errno)}");
        if (fact.Answers[ConnectCall].Errno is not (0 or Errno.EINPROGRESS) and var refused)
            return refused;
        if (fact.Answers[ErrorCall] is not { Errno: 0, Hex: { Length: 8 } pending })
            throw new CannotTellException(
                $"step '{fact.Step}' could not ask what became of its connection: {fact.ErrnoOf(ErrorCall)}");
        return BitConverter.ToInt32(Convert.FromHexString(pending)) is not 0 and var errno
            ? errno
            : (fact.Answers[WaitCall].Value & Sockets.WritableEvent) == 0 ? Errno.ETIMEDOUT : 0;
    }

    private static string Words(Fact fact) => Errno.Name(Outcome(fact));
}
