using System.Reflection;

namespace Validation.Results.Frameworks;

/// <summary>Every entry that a class of this folder declares; none is listed a second time.</summary>
public static class AllReferences
{
    public static IReadOnlyList<Reference> InOrder { get; } =
    [
        .. typeof(AllReferences).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(AllReferences).Namespace)
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Where(property => property.PropertyType == typeof(Reference))
            .Select(property => (Reference)property.GetValue(null)!)
            .OrderBy(reference => reference.Framework.Name, StringComparer.Ordinal)
            .ThenBy(reference => reference.Id, NaturalOrder.Instance),
    ];

    public static IReadOnlyList<Framework> Frameworks { get; } = [.. InOrder.Select(reference => reference.Framework).Distinct()];

    private static readonly Dictionary<(string, string), Reference> ById =
        InOrder.ToDictionary(entry => (entry.Framework.Name, entry.Id));

    /// <summary>The entry that a result names; null where this version does not know it.</summary>
    public static Reference? Find(string framework, string id) => ById.GetValueOrDefault((framework, id));

    /// <summary>The framework that a result names, also by another edition; null where this version knows none.</summary>
    public static Framework? FrameworkOf(string name) =>
        Frameworks.FirstOrDefault(framework => name.StartsWith(framework.Family, StringComparison.Ordinal));
}
