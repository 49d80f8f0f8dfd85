using System.Xml.Linq;
using Mono.Cecil;

namespace House.Tests.Reading;

/// <summary>The product as it was compiled: every project under <c>src/</c>, which lies beside this test.</summary>
internal static class Product
{
    /// <summary><c>Validation.Harness</c> …: the folders under <c>src/</c>, which are the root namespaces, too.</summary>
    internal static IReadOnlyList<string> Projects { get; } =
        [.. Directory.GetDirectories(Repository.PathOf("src")).Select(directory => Path.GetFileName(directory)!).Order()];

    internal static IReadOnlyList<Use> Uses { get; } = Read();

    private static List<Use> Read()
    {
        var roots = Projects.ToDictionary(AssemblyOf);
        return [.. roots.Keys.SelectMany(assembly => Of(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"), roots))];
    }

    internal static IReadOnlyList<Use> Of(string path, IReadOnlyDictionary<string, string> roots)
    {
        using var module = ModuleDefinition.ReadModule(path);
        return [.. AssemblyUses.Read(module, roots)];
    }

    private static string AssemblyOf(string project) =>
        XDocument.Load(Repository.PathOf($"src/{project}/{project}.csproj")).Descendants("AssemblyName")
            .FirstOrDefault()?.Value ?? project;
}
