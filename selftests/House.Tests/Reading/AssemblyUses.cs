using System.Text.RegularExpressions;
using Mono.Cecil;

namespace House.Tests.Reading;

/// <summary>Who uses what of another folder, in one assembly: each member and type once.</summary>
/// <remarks>
/// What the compiler makes (closures, state machines, a record's members) belongs to the type that it was written in. What it
/// leaves no trace of is not seen: a constant of another folder, and <c>nameof</c>.
/// </remarks>
internal static partial class AssemblyUses
{
    /// <param name="module">the assembly that is read</param>
    /// <param name="roots">by the name of each assembly that counts, its root namespace</param>
    internal static IEnumerable<Use> Read(ModuleDefinition module, IReadOnlyDictionary<string, string> roots) =>
        module.Types.SelectMany(type => Of(type, roots)).Distinct();

    private static IEnumerable<Use> Of(TypeDefinition outer, IReadOnlyDictionary<string, string> roots) =>
        FolderOf(outer, roots) is not { } from
            ? []
            : WithNested(outer).SelectMany(type => TypesUsed.By(type).Select(use => (type, use.Member, use.Used)))
                .Select(use => (use.type, use.Member, use.Used, To: FolderOf(use.Used, roots)))
                .Where(use => use.To is not null && use.To != from)
                .Select(use => new Use(from, Written(use.type, use.Member), use.To!, Plain(Outermost(use.Used).Name)));

    /// <returns>null where the type is another's, or the compiler's own.</returns>
    private static string? FolderOf(TypeReference type, IReadOnlyDictionary<string, string> roots)
    {
        var outer = Outermost(type);
        var assembly = outer.Scope is AssemblyNameReference other ? other.Name : outer.Module.Assembly.Name.Name;
        return !roots.TryGetValue(assembly, out var root) || outer.Name.StartsWith('<') ? null
            // Top-level statements stand in no namespace.
            : outer.Namespace.Length == 0 ? root
            : outer.Namespace == root || outer.Namespace.StartsWith(root + ".", StringComparison.Ordinal) ? outer.Namespace
            : null;
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
        type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    /// <summary><c>Gate.RunAsync</c>, also for what stands in <c>Gate/&lt;RunAsync&gt;d__4.MoveNext</c>.</summary>
    private static string Written(TypeDefinition type, string member)
    {
        var names = new List<string> { member };
        for (var at = type; at is not null; at = at.DeclaringType)
            names.Insert(0, at.Name);
        var made = names.SkipWhile(name => !name.StartsWith('<')).Select(name => Within().Match(name).Groups[1].Value)
            .LastOrDefault(name => name.Length > 0);
        var own = names.TakeWhile(name => !name.StartsWith('<')).Append(made).Where(name => !string.IsNullOrEmpty(name));
        return string.Join('.', own.Select(name => Plain(Accessor().Replace(name!, ""))));
    }

    private static string Plain(string name) => name.Split('`')[0];

    [GeneratedRegex("^<+([^<>]+)>")]
    private static partial Regex Within();

    [GeneratedRegex("^[gs]et_")]
    private static partial Regex Accessor();
}
