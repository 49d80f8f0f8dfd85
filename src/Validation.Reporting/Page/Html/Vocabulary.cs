using System.Collections.Frozen;

namespace Validation.Reporting.Page.Html;

/// <summary>The elements and attributes that a page may have: none of them runs anything, and none fetches anything.</summary>
internal static class Vocabulary
{
    /// <summary>Elements without an end tag.</summary>
    public static FrozenSet<string> Empty { get; } = Set("meta link br");

    /// <summary>Elements after which a line may end without changing what is shown, so that the source can be read.</summary>
    public static FrozenSet<string> Blocks { get; } = Set(
        "head title style body header nav main footer section article div h1 h2 h3 h4 p ul ol li dl dt dd table caption thead "
        + "tbody tr svg g " +
        "rect line polyline polygon path circle symbol pattern defs use");

    private static FrozenSet<string> Elements { get; } = Set(
        "html head meta link title style body header nav main footer section article div h1 h2 h3 h4 p ul ol li dl dt dd " +
        "table caption thead tbody tr th td a b em small span code time br " +
        "svg g rect line polyline polygon path circle text tspan desc symbol pattern defs use");

    private static FrozenSet<string> Attributes { get; } = Set(
        "lang charset name content http-equiv rel id class role tabindex scope colspan rowspan datetime href " +
        "aria-label aria-labelledby aria-describedby aria-hidden " +
        "viewBox width height x y x1 y1 x2 y2 cx cy r rx d points fill stroke stroke-width stroke-dasharray text-anchor " +
        "patternUnits patternTransform transform focusable");

    /// <exception cref="ArgumentException">The page's own code asks for an element that is not in the list.</exception>
    public static string Element(string name) => Elements.Contains(name)
        ? name
        : throw new ArgumentException($"the page has no element '{name}'", nameof(name));

    /// <exception cref="ArgumentException">The page's own code asks for an attribute that is not in the list, or for a link
    /// elsewhere than by <see cref="Link"/>.</exception>
    public static string Attribute(string name, string value) => !Attributes.Contains(name)
        ? throw new ArgumentException($"the page has no attribute '{name}'", nameof(name))
        : name == "href" && !Link.IsHarmless(value)
            ? throw new ArgumentException($"'{value}' is no link that the page may have", nameof(value))
            : name;

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
