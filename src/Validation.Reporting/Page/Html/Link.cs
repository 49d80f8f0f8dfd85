namespace Validation.Reporting.Page.Html;

/// <summary>What a person may click: a place in the page, or a page of the web. Nothing is fetched by itself.</summary>
internal static class Link
{
    /// <summary>A link where the address is one of the web; else the words alone.</summary>
    public static Node Outside(string? address, string words) =>
        address is not null && Uri.TryCreate(address, UriKind.Absolute, out var uri) && IsWeb(uri)
            ? Tag.A(words).With("href", uri.AbsoluteUri).With("rel", "noopener noreferrer")
            : words;

    public static Element Inside(string anchor, params IEnumerable<Node> words) => Tag.A(words).With("href", "#" + anchor);

    public static bool IsHarmless(string address) =>
        address.StartsWith('#') || address == "data:," || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && IsWeb(uri));

    private static bool IsWeb(Uri uri) => uri.Scheme is "https" or "http";
}
