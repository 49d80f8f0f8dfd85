namespace Validation.Results.Frameworks;

/// <summary>A subject of controls, and what it gives evidence for.</summary>
/// <param name="Name">In words, for people.</param>
/// <param name="Subareas">The controls' subareas that belong to it; each subarea belongs to one.</param>
/// <param name="References">The entries of all frameworks that are held against it.</param>
public sealed record Topic(string Name, IReadOnlyList<string> Subareas, IReadOnlyList<Reference> References);
