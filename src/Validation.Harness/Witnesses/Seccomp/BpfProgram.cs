using System.Buffers.Binary;

namespace Validation.Harness.Witnesses.Seccomp;

/// <summary>
/// A classic BPF program that seccomp would accept: at most 4096 instructions (BPF_MAXINSNS), known opcodes, jumps that stay
/// inside and only lead forward, aligned loads inside struct seccomp_data, a return at the end. So every run of it ends.
/// </summary>
public sealed class BpfProgram
{
    public const int MaximumLength = 4096;
    private const int Registers = 16;

    private BpfProgram(IReadOnlyList<BpfInstruction> instructions) => Instructions = instructions;

    public IReadOnlyList<BpfInstruction> Instructions { get; }

    /// <summary>From the memory layout of struct sock_filter[], little endian.</summary>
    /// <exception cref="BpfFormatException">It is no program that seccomp would accept.</exception>
    public static BpfProgram Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % BpfInstruction.Bytes != 0)
            throw new BpfFormatException(
                $"A BPF program of {bytes.Length} bytes is cut off: instructions have {BpfInstruction.Bytes} bytes each.");
        var instructions = new BpfInstruction[bytes.Length / BpfInstruction.Bytes];
        for (var index = 0; index < instructions.Length; index++)
        {
            var one = bytes.Slice(index * BpfInstruction.Bytes, BpfInstruction.Bytes);
            instructions[index] = new BpfInstruction(BinaryPrimitives.ReadUInt16LittleEndian(one), one[2], one[3],
                BinaryPrimitives.ReadUInt32LittleEndian(one[4..]));
        }

        return Of(instructions);
    }

    /// <exception cref="BpfFormatException">It is no program that seccomp would accept.</exception>
    public static BpfProgram Of(params IReadOnlyList<BpfInstruction> instructions)
    {
        if (instructions.Count is 0 or > MaximumLength)
            throw new BpfFormatException($"A BPF program has 1 to {MaximumLength} instructions, this one {instructions.Count}.");
        for (var index = 0; index < instructions.Count; index++)
            if (Fault(instructions[index], instructions.Count - index - 1) is { } fault)
                throw new BpfFormatException(
                    $"BPF instruction {index} of {instructions.Count} ({instructions[index]}): {fault}.");
        if (instructions[^1].Code is not (BpfCode.ReturnConstant or BpfCode.ReturnA))
            throw new BpfFormatException(
                $"BPF instruction {instructions.Count - 1} ({instructions[^1]}), the last, does not return.");
        return new BpfProgram([.. instructions]);
    }

    /// <summary>
    /// Every action that some arguments (and some instruction pointer) can lead to, for this number under this architecture.
    /// Paths are followed without asking whether their conditions contradict each other, so there may be one too many, never
    /// one too few.
    /// </summary>
    /// <param name="number">seccomp_data.nr.</param>
    /// <param name="architecture">seccomp_data.arch, an AUDIT_ARCH_ value.</param>
    /// <exception cref="BpfFormatException">The program has more distinct states than can be walked.</exception>
    public IReadOnlySet<SeccompAction> Reach(uint number, uint architecture) => BpfPaths.Walk(this, offset => offset switch
    {
        SeccompData.NumberOffset => number,
        SeccompData.ArchitectureOffset => architecture,
        _ => null,
    });

    private static string? Fault(BpfInstruction instruction, int remaining) => instruction switch
    {
        { Code: var code } when !BpfCode.All.Contains(code) => "seccomp knows no such opcode",
        { Code: BpfCode.LoadWord, K: var offset } when offset % 4 != 0 || offset >= SeccompData.Bytes =>
            $"loads from offset {offset}, outside the {SeccompData.Bytes} bytes of seccomp_data or unaligned",
        { Code: BpfCode.Jump, K: var distance } when distance >= remaining => $"jumps {distance} on, over the end",
        { Code: var code, JumpTrue: var yes, JumpFalse: var no } when BpfCode.ConditionalJumps.Contains(code)
            && Math.Max(yes, no) >= remaining =>
            $"jumps {Math.Max(yes, no)} on, over the end",
        { Code: var code, K: >= Registers } when BpfCode.MemoryAccess.Contains(code) => $"has no memory cell {instruction.K}",
        { Code: BpfCode.Divide, K: 0 } => "divides by zero",
        { Code: BpfCode.ShiftLeft or BpfCode.ShiftRight, K: >= 32 } => $"shifts by {instruction.K}",
        _ => null,
    };
}
