namespace Validation.Harness.State;

/// <summary>Whether a run lives.</summary>
public enum Life
{
    /// <summary>It lives, or another run is sweeping it at this moment.</summary>
    Lives,

    Dead,

    /// <summary>Where its state would lie this user may not look.</summary>
    Unknown,
}
