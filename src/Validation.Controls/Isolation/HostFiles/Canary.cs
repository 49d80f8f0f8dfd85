namespace Validation.Controls.Isolation.HostFiles;

/// <summary>
/// Whether a step brought back what the host's canary file holds. The text is random, so nobody comes by it otherwise.
/// </summary>
internal static class Canary
{
    public static bool IsRead(Seen seen, string step) =>
        seen[step].Text.Contains(seen.Stage.CanaryText, StringComparison.Ordinal);

    public static void ShouldBeRead(Seen seen, params IReadOnlyList<string> steps)
    {
        foreach (var step in steps)
            Finding.Unless(IsRead(seen, step),
                $"the host's canary should be readable here, but step '{step}' did not bring it back");
    }

    public static void ShouldStayUnread(Seen seen, params IReadOnlyList<string> steps)
    {
        foreach (var step in steps)
            Finding.Unless(!IsRead(seen, step), $"the host's file '{seen.Stage.CanaryPath}' was read ({seen[step].Step})");
    }
}
