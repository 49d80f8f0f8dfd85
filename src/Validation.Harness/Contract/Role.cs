namespace Validation.Harness.Contract;

/// <summary>What an arm stands for.</summary>
public enum Role
{
    /// <summary>The runtime under test with the platform's template.</summary>
    Subject,

    /// <summary>Plain runc with a bare template.</summary>
    Baseline,

    /// <summary>The baseline with the host opened on purpose.</summary>
    Opened,

    /// <summary>gVisor with a weakening flag.</summary>
    Weakened,
}
