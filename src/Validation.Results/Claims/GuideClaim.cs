namespace Validation.Results.Claims;

/// <summary>A claim that guides to the sandbox make.</summary>
/// <param name="Id">Never reused.</param>
/// <param name="Text">In our own words.</param>
/// <param name="Controls">The ids of the controls that together state the same; none where nothing measures it yet.</param>
public sealed record GuideClaim(string Id, string Text, params IReadOnlyList<string> Controls);
