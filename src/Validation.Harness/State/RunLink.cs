namespace Validation.Harness.State;

/// <summary>The interface of a run's listener.</summary>
internal static class RunLink
{
    /// <summary>An interface's name has at most 15 characters; the run's id ends in what is random about it.</summary>
    public static string Of(string run) => "vld" + run[^11..].Replace("-", "", StringComparison.Ordinal);

    public static bool Exists(string name) => Directory.Exists($"/sys/class/net/{name}");
}
