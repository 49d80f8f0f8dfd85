namespace Validation.Results.Frameworks;

/// <summary>What references point into: controls of an authority, techniques of attackers, pages of a manual.</summary>
public sealed record Framework
{
    /// <summary>As results name it: <c>CIS Docker 1.6</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name without its edition: results that were written with another edition begin with it.</summary>
    public required string Family { get; init; }

    /// <summary>
    /// Of the document that ids and titles were read in, as its publisher gives it; null for pages without one.
    /// </summary>
    public required string? Version { get; init; }

    /// <summary>
    /// What an id begins with where several frameworks' ids stand side by side: <c>cis-docker_</c>; "" for SP 800-53, whose
    /// ids are NIST's own. null where there are no controls that could be satisfied, but techniques or pages.
    /// </summary>
    public string? ControlPrefix { get; init; }

    /// <summary>Whether titles are the framework's own: some give their entries none, which are told in our words then.</summary>
    public bool HasTitles { get; init; } = true;

    internal Reference Entry(string id, string title, string? link = null) =>
        new() { Framework = this, Id = id, Title = title, Link = link is null ? null : new Uri(link) };
}
