namespace Validation.Controls.Catalogue;

/// <summary>Where a control comes from. Titles are in our own words; identifiers are the catalogue's.</summary>
public sealed record Reference
{
    public required string Catalogue { get; init; }

    public required string Id { get; init; }

    public required string Title { get; init; }

    public Uri? Link { get; init; }
}
