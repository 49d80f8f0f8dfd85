namespace Validation.Controls.Seeing;

/// <summary>What the listener outside heard of one arm.</summary>
public sealed record ReceivedView
{
    /// <summary>
    /// By channel (<c>tcp4</c>, <c>udp6</c> …) the tags behind the arm's nonce that arrived; absent, with the reason, where the
    /// channel was not alive before the arm and after it.
    /// </summary>
    public required IReadOnlyDictionary<string, Reading<IReadOnlyList<string>>> Channels { get; init; }

    public Reading<IReadOnlyList<string>> On(string channel) =>
        Channels.GetValueOrDefault(channel) ?? Reading.Absent<IReadOnlyList<string>>($"the listener has no channel '{channel}'");

    public override string ToString() => string.Join("; ", Channels.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one =>
        one.Value.IsPresent
            ? $"{one.Key} heard [{string.Join(", ", one.Value.Value)}]"
            : $"{one.Key} not alive: {one.Value.Absence}"));
}
