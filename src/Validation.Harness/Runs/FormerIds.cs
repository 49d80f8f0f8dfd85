using Validation.Controls;
using Validation.Harness.Settings;
using Validation.Harness.Waivers;

namespace Validation.Harness.Runs;

/// <summary>Says, in one line, where a control was named by an id that it had before.</summary>
public static class FormerIds
{
    public static string? SaidOfFilter(string filter) =>
        Said($"the filter '{filter}'", ControlFilter.FormerlyNamed(AllControls.InOrder, filter));

    public static string? SaidOfWaivers(IReadOnlyList<Waiver> waivers) => Said(
        WaiversBeside.Name,
        [
            .. waivers.Where(waiver => waiver.NamedAs is not null)
                .Select(waiver => (waiver.NamedAs!, AllControls.Find(waiver.Control)!)),
        ]);

    private static string? Said(string who, IReadOnlyList<(string Former, Control Control)> named)
    {
        var pairs = named.Distinct().Select(pair => $"{pair.Former} is {pair.Control.Id} now");
        return named.Count == 0 ? null : $"{who} names controls as they were called before: {string.Join(", ", pairs)}";
    }
}
