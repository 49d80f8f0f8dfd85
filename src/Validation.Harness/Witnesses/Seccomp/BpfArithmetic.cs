namespace Validation.Harness.Witnesses.Seccomp;

/// <summary>What the arithmetic and the comparisons do to 32-bit values.</summary>
internal static class BpfArithmetic
{
    /// <summary>The result, or null for a division by zero, where the kernel ends the program with 0 (kill the thread).</summary>
    public static uint? Apply(int code, uint a, uint operand) => (code & ~BpfCode.FromX) switch
    {
        BpfCode.Add => a + operand,
        BpfCode.Subtract => a - operand,
        BpfCode.Multiply => a * operand,
        BpfCode.Divide => operand == 0 ? null : a / operand,
        BpfCode.Or => a | operand,
        BpfCode.And => a & operand,
        BpfCode.ShiftLeft => a << (int)(operand & 31),
        BpfCode.ShiftRight => a >> (int)(operand & 31),
        BpfCode.Xor => a ^ operand,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No arithmetic of classic BPF."),
    };

    public static bool Compare(int code, uint a, uint operand) => (code & ~BpfCode.FromX) switch
    {
        BpfCode.JumpEqual => a == operand,
        BpfCode.JumpGreater => a > operand,
        BpfCode.JumpGreaterOrEqual => a >= operand,
        BpfCode.JumpSet => (a & operand) != 0,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No comparison of classic BPF."),
    };
}
