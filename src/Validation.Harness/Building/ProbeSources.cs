using System.Security.Cryptography;
using System.Text;

namespace Validation.Harness.Building;

/// <summary>Everything in the repository that the probe's executable is made from.</summary>
internal static class ProbeSources
{
    private static readonly string[] Folders = ["src/Validation.Probe", "src/Validation.Protocol"];
    private static readonly string[] Files =
    [
        "Directory.Build.props", "Directory.Packages.props", "global.json", "src/Directory.Build.props",
    ];
    private static readonly string[] Endings = [".c", ".cs", ".csproj", ".props", "packages.lock.json"];
    private static readonly string[] Made = ["bin", "obj"];

    /// <summary>
    /// SHA-256, in lower-case hexadecimal, over the paths and contents of the sources in the order of their paths.
    /// </summary>
    internal static string Hash(string repositoryRoot)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in Folders.SelectMany(folder => Below(repositoryRoot, folder)).Concat(Files)
            .Order(StringComparer.Ordinal))
        {
            var content = File.ReadAllBytes(Path.Combine(repositoryRoot, path));
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\n{content.Length}\n"));
            hash.AppendData(content);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<string> Below(string root, string folder) =>
        Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file))
            .Where(path => Endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Where(path => !path.Split('/').Any(Made.Contains));
}
