namespace Validation.Harness.Witnesses.Seccomp;

/// <summary>struct sock_filter (linux/filter.h): one instruction of a classic BPF program.</summary>
public readonly record struct BpfInstruction(ushort Code, byte JumpTrue, byte JumpFalse, uint K)
{
    /// <summary>Its length in memory.</summary>
    public const int Bytes = 8;

    public override string ToString() => $"code 0x{Code:x2} jt {JumpTrue} jf {JumpFalse} k 0x{K:x8}";
}

/// <summary>The opcodes that seccomp allows (kernel/seccomp.c, seccomp_check_filter), by linux/bpf_common.h.</summary>
internal static class BpfCode
{
    public const ushort LoadWord = 0x20;
    public const ushort LoadLength = 0x80;
    public const ushort LoadConstant = 0x00;
    public const ushort LoadMemory = 0x60;
    public const ushort LoadXLength = 0x81;
    public const ushort LoadXConstant = 0x01;
    public const ushort LoadXMemory = 0x61;
    public const ushort Store = 0x02;
    public const ushort StoreX = 0x03;
    public const ushort Jump = 0x05;
    public const ushort JumpEqual = 0x15;
    public const ushort JumpGreater = 0x25;
    public const ushort JumpGreaterOrEqual = 0x35;
    public const ushort JumpSet = 0x45;
    public const ushort ReturnConstant = 0x06;
    public const ushort ReturnA = 0x16;
    public const ushort MoveToX = 0x07;
    public const ushort MoveToA = 0x87;
    public const ushort Negate = 0x84;
    public const ushort Add = 0x04;
    public const ushort Subtract = 0x14;
    public const ushort Multiply = 0x24;
    public const ushort Divide = 0x34;
    public const ushort Or = 0x44;
    public const ushort And = 0x54;
    public const ushort ShiftLeft = 0x64;
    public const ushort ShiftRight = 0x74;
    public const ushort Xor = 0xa4;

    /// <summary>Set where the operand is the X register instead of the constant.</summary>
    public const ushort FromX = 0x08;

    public static readonly IReadOnlySet<ushort> Arithmetic = WithX(Add, Subtract, Multiply, Divide, Or, And, ShiftLeft,
        ShiftRight, Xor);

    public static readonly IReadOnlySet<ushort> ConditionalJumps = WithX(JumpEqual, JumpGreater, JumpGreaterOrEqual, JumpSet);

    public static readonly IReadOnlySet<ushort> MemoryAccess = new HashSet<ushort> { LoadMemory, LoadXMemory, Store, StoreX };

    public static readonly IReadOnlySet<ushort> All = new HashSet<ushort>(
    [
        LoadWord, LoadLength, LoadConstant, LoadXLength, LoadXConstant, Jump, ReturnConstant, ReturnA, MoveToX, MoveToA, Negate,
        .. MemoryAccess, .. Arithmetic, .. ConditionalJumps,
    ]);

    private static HashSet<ushort> WithX(params ushort[] codes) => [.. codes, .. codes.Select(code => (ushort)(code | FromX))];
}
