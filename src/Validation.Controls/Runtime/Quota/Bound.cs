namespace Validation.Controls.Runtime.Quota;

/// <summary>What a namespace's quotas bound. Requests do not count: a pod may use more than it requests.</summary>
/// <param name="What">In words: <c>memory</c>.</param>
/// <param name="Resources">The names under which a quota bounds it.</param>
internal sealed record Bound(string What, params string[] Resources)
{
    public void IsOpen(Seen seen) => Finding.Unless(!IsSet(seen), $"{What} should not be bounded here, and is");

    public void IsHeld(Seen seen) =>
        Finding.Unless(IsSet(seen), $"no quota of the namespace bounds {What} ({string.Join(", ", Resources)})");

    private bool IsSet(Seen seen) => seen.Quotas.Any(quota => Resources.Any(quota.Hard.ContainsKey));
}
