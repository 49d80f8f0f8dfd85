using System.Text.RegularExpressions;
using House.Tests.Reading;

namespace House.Tests;

/// <summary>A namespace is its folder: what shares one can hide a circle between folders.</summary>
public sealed partial class FolderTests
{
    [Test]
    public void A_namespace_is_its_folder() =>
        Product.Projects.SelectMany(Sources)
            .Select(file => (File: file, Folder: Path.GetDirectoryName(file)!.Replace('/', '.'), Namespace: NamespaceOf(file)))
            // Top-level statements stand in none, which is their project's.
            .Where(one => one.Namespace != one.Folder && !(one.Namespace is null && Path.GetFileName(one.File) == "Program.cs"))
            .Select(one => $"src/{one.File} is in the namespace {one.Namespace}: make it {one.Folder}, or move the file")
            .ShouldBeEmpty();

    private static IEnumerable<string> Sources(string project) =>
        Directory.EnumerateFiles(Repository.PathOf($"src/{project}"), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.PathOf("src"), file))
            .Where(file => file.Split('/')[1] is not ("bin" or "obj"));

    private static string? NamespaceOf(string file) =>
        Namespace().Match(File.ReadAllText(Repository.PathOf($"src/{file}"))) is { Success: true } found
            ? found.Groups[1].Value
            : null;

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
