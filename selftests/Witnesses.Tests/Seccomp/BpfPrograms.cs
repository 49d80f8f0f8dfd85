using Validation.Harness.Witnesses.Seccomp;

namespace Witnesses.Tests.Seccomp;

/// <summary>Short ways to write programs down.</summary>
internal static class BpfPrograms
{
    public static readonly BpfInstruction Number = new(0x20, 0, 0, 0);
    public static readonly BpfInstruction Architecture = new(0x20, 0, 0, 4);

    public static BpfInstruction Argument(uint index, bool high = false) => new(0x20, 0, 0, 16 + (8 * index) + (high ? 4u : 0));

    public static BpfInstruction IfEqual(uint value, byte yes, byte no) => new(0x15, yes, no, value);

    public static BpfInstruction IfGreater(uint value, byte yes, byte no) => new(0x25, yes, no, value);

    public static BpfInstruction Return(SeccompAction action) => new(0x06, 0, 0, action.Value);

    public static readonly BpfInstruction ReturnA = new(0x16, 0, 0, 0);

    /// <summary>Allows these numbers of x86-64, answers the rest with the action, and kills other architectures.</summary>
    public static BpfProgram AllowOnly(SeccompAction otherwise, params uint[] numbers) => BpfProgram.Of(
    [
        Architecture, IfEqual(SeccompSurface.X64, 1, 0), Return(SeccompAction.KillProcess), Number,
        .. numbers.SelectMany(number => new[] { IfEqual(number, 0, 1), Return(SeccompAction.Allow) }),
        Return(otherwise),
    ]);

    /// <summary>Allows the number where the lower half of its first argument is the value.</summary>
    public static BpfProgram AllowOnArgument(uint number, uint value, SeccompAction otherwise) => BpfProgram.Of(
        Number, IfEqual(number, 0, 3), Argument(0), IfEqual(value, 0, 1), Return(SeccompAction.Allow), Return(otherwise));
}
