namespace Validation.Harness.Witnesses.Seccomp;

/// <summary>struct seccomp_data (linux/seccomp.h): what a filter sees of a system call.</summary>
public sealed record SeccompData
{
    /// <summary>Its size, which BPF_LEN answers.</summary>
    public const uint Bytes = 64;

    internal const uint NumberOffset = 0;
    internal const uint ArchitectureOffset = 4;
    private const uint PointerOffset = 8;
    private const uint ArgumentsOffset = 16;

    public required uint Number { get; init; }

    /// <summary>An AUDIT_ARCH_ value (linux/audit.h).</summary>
    public required uint Architecture { get; init; }

    public ulong InstructionPointer { get; init; }

    /// <summary>At most six; missing ones are 0.</summary>
    public IReadOnlyList<ulong> Arguments { get; init; } = [];

    /// <summary>The 32 bits at this offset, little endian.</summary>
    internal uint Word(uint offset) => offset switch
    {
        NumberOffset => Number,
        ArchitectureOffset => Architecture,
        < ArgumentsOffset => Half(InstructionPointer, offset - PointerOffset),
        _ => Half(Arguments.ElementAtOrDefault((int)((offset - ArgumentsOffset) / 8)), offset % 8),
    };

    private static uint Half(ulong value, uint offset) => (uint)(offset == 0 ? value : value >> 32);
}
