namespace Validation.Harness.Witnesses.Seccomp;

/// <summary>struct seccomp_data (linux/seccomp.h): what a filter sees of a system call.</summary>
internal static class SeccompData
{
    /// <summary>Its size, which BPF_LEN answers.</summary>
    public const uint Bytes = 64;

    public const uint NumberOffset = 0;

    public const uint ArchitectureOffset = 4;
}
