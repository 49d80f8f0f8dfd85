namespace Validation.Controls.Network;

/// <summary>
/// One try of a probe to get a word to the listener outside, judged from the receiving end first, which no guest can forge, and
/// then by how the guest's call failed.
/// </summary>
/// <param name="Channel">The listener's channel that would hear it.</param>
/// <param name="Tag">What follows the arm's nonce in the message.</param>
/// <param name="Step">The probe's step, where it has several.</param>
internal sealed record Outbound(string Channel, string Tag, string Step = "")
{
    /// <summary>
    /// Errors that say "there is no way there", "not for you" or "no such protocol here". A time-out says neither.
    /// </summary>
    private static readonly int[] NoWayOut =
    [
        Errno.ENETUNREACH, Errno.EHOSTUNREACH, Errno.ENETDOWN, Errno.EADDRNOTAVAIL, Errno.EPERM, Errno.EACCES, Errno.EAFNOSUPPORT,
        Errno.EPROTONOSUPPORT,
    ];

    /// <summary>Errors that say the same of this path only.</summary>
    public IReadOnlyList<int> Otherwise { get; init; } = [];

    /// <summary>The listener heard at least one of the tries.</summary>
    public static Action<Seen> Arrived(params Outbound[] tries) => seen =>
    {
        foreach (var one in tries)
            _ = seen[one.Step];
        tries.SelectMany(one => seen.Heard(one.Channel).Where(tag => tag == one.Tag)).ShouldNotBeEmpty(
            $"the listener outside did not hear this probe's word on {tries[0].Channel}");
    };

    /// <summary>
    /// The listener heard none of them, and each was refused, or went nowhere in spite of what the guest was told.
    /// </summary>
    public static Action<Seen> Stopped(params Outbound[] tries) => seen =>
    {
        foreach (var one in tries)
        {
            seen.Heard(one.Channel).ShouldNotContain(one.Tag,
                $"the listener outside heard the guest's nonce on {one.Channel}: there is a way out");
            one.EnsureRefused(seen[one.Step]);
        }
    };

    private void EnsureRefused(Fact fact)
    {
        var refusal = Refusal(fact);
        if (NoWayOut.Contains(refusal) || Otherwise.Contains(refusal))
            return;
        if (refusal != 0)
            throw new CannotTellException(
                $"the guest's try on {Channel} ended with {Errno.Name(refusal)}, which does not say that there is no way out");
        // A datagram may be taken and dropped. But a connection that stands has another end, and it is not the listener.
        if (Channel.StartsWith("tcp", StringComparison.Ordinal))
            throw new CannotTellException($"the guest could connect and send on {Channel}, and yet the listener heard nothing: "
                + "something else answered in its place");
    }

    /// <summary>errno of the first call that was refused, a pending connection's included; 0 where none was.</summary>
    private static int Refusal(Fact fact) => fact.Answers
        .Select(answer => answer switch
        {
            { Errno: Errno.EINPROGRESS } => 0,
            { Errno: not 0 } => answer.Errno,
            // SO_ERROR: the only output that these steps have.
            { Hex: { Length: 8 } pending } => BitConverter.ToInt32(Convert.FromHexString(pending)),
            _ => 0,
        })
        .FirstOrDefault(errno => errno != 0);
}
