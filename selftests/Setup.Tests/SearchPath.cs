namespace Setup.Tests;

internal static class SearchPath
{
    /// <summary>The test's PATH with a folder in front.</summary>
    internal static Dictionary<string, string> Starting(string folder) =>
        new() { ["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}" };
}
