using System.Reflection;

namespace Validation.Controls;

/// <summary>
/// The catalogue: every static field named <c>Definition</c> in this assembly that holds a <see cref="Control"/>. A control is in
/// it by being there: no list names it.
/// </summary>
public static class AllControls
{
    /// <summary>Each control with the type that holds it, in the order of the ids.</summary>
    public static IReadOnlyList<(Control Control, Type Holder)> Definitions { get; } =
    [
        .. typeof(AllControls).Assembly.GetTypes()
            .Select(type => (Field: type.GetField("Definition", BindingFlags.Public | BindingFlags.Static), Holder: type))
            .Where(found => found.Field?.FieldType == typeof(Control))
            .Select(found => ((Control)found.Field!.GetValue(null)!, found.Holder))
            .OrderBy(found => found.Item1.Id, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<Control> InOrder { get; } = [.. Definitions.Select(definition => definition.Control)];

    /// <returns>The control of this id, or that had it before; null where there is none.</returns>
    public static Control? Find(string id) =>
        InOrder.FirstOrDefault(control => control.Id == id || control.FormerIds.Contains(id));
}
