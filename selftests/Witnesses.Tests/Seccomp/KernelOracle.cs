using System.Runtime.InteropServices;
using Validation.Harness.Witnesses.Seccomp;

namespace Witnesses.Tests.Seccomp;

/// <summary>
/// Asks this kernel what a filter answers: installs it for one thread, which ends afterwards and takes the filter with it, and
/// makes calls of a number that no kernel has.
/// </summary>
internal static unsafe partial class KernelOracle
{
    public const uint Number = 5000;

    /// <summary>errno of each call, 0 where it succeeded.</summary>
    public static IReadOnlyList<int> Ask(BpfProgram program, IReadOnlyList<ulong[]> calls)
    {
        List<int> answers = [];
        var thread = new Thread(() =>
        {
            Install(program);
            answers.AddRange(
                calls.Select(call =>
                    Call((nint)Number, call[0], call[1], call[2], call[3], call[4], call[5]) == -1
                        ? Marshal.GetLastPInvokeError()
                        : 0));
        });
        thread.Start();
        thread.Join();
        return answers;
    }

    private static void Install(BpfProgram program)
    {
        const nint NoNewPrivileges = 38;
        const nint SeccompCall = 317;
        const nint FilterMode = 1;
        PrivilegeControl(NoNewPrivileges, 1, 0, 0, 0).ShouldBe(0);
        var instructions = program.Instructions.ToArray();
        fixed (BpfInstruction* first = instructions)
        {
            var filter = new FilterProgram { Length = (ushort)instructions.Length, Instructions = first };
            Call(SeccompCall, (ulong)FilterMode, 0, (ulong)&filter, 0, 0, 0).ShouldBe(0,
                $"errno {Marshal.GetLastPInvokeError()}");
        }
    }

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int PrivilegeControl(nint option, nint second, nint third, nint fourth, nint fifth);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint Call(nint number, ulong first, ulong second, ulong third, ulong fourth, ulong fifth, ulong sixth);

    [StructLayout(LayoutKind.Sequential)]
    private struct FilterProgram
    {
        public ushort Length;
        public BpfInstruction* Instructions;
    }
}
