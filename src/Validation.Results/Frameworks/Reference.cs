namespace Validation.Results.Frameworks;

/// <summary>An entry of a framework: where a control comes from, or what a run gives evidence for.</summary>
public sealed record Reference
{
    public required Framework Framework { get; init; }

    /// <summary>The framework's own.</summary>
    public required string Id { get; init; }

    /// <summary>In the framework's words, but for those that have none (<see cref="Framework.HasTitles"/>).</summary>
    public required string Title { get; init; }

    public required Uri? Link { get; init; }

    /// <summary>As it stands in results.</summary>
    public ReferenceRecord Record() => new() { Catalogue = Framework.Name, Id = Id, Title = Title, Link = Link?.AbsoluteUri };
}
