using static Witnesses.Tests.Seccomp.BpfPrograms;
using Validation.Harness.Witnesses.Seccomp;

namespace Witnesses.Tests.Seccomp;

/// <summary>
/// The walk of a filter against this kernel, on programs made at random from every instruction that seccomp has.
/// </summary>
public sealed class KernelOracleTests
{
    private const int Body = 40;
    private static readonly ushort[] Arithmetic =
    [
        0x04, 0x0c, 0x14, 0x1c, 0x24, 0x2c, 0x44, 0x4c, 0x54, 0x5c, 0xa4, 0xac, 0x6c, 0x7c, 0x84,
    ];
    private static readonly ushort[] Comparisons = [0x15, 0x1d, 0x25, 0x2d, 0x35, 0x3d, 0x45, 0x4d];
    private static readonly ushort[] Moves = [0x80, 0x00, 0x60, 0x81, 0x01, 0x61, 0x02, 0x03, 0x07, 0x87];

    [Test]
    public void Random_programs_answer_as_the_kernel_says([Range(1, 60)] int seed)
    {
        var random = new Random(seed);
        var program = Make(random);
        var calls = Enumerable.Range(0, 20).Select(_ => Enumerable.Range(0, 6).Select(_ => Value(random)).ToArray()).ToArray();

        var kernel = KernelOracle.Ask(program, calls);

        var ours =
            calls.Select(call => BpfPaths.Walk(program, Call.Of(KernelOracle.Number, call)).ShouldHaveSingleItem()).ToArray();
        ours.Select(action => (int)(action.Value & 0xffff)).ShouldBe(kernel);
        var reach = program.Reach(KernelOracle.Number, SeccompSurface.X64);
        ours.Where(action => !reach.Contains(action) && !reach.Contains(SeccompAction.Allow)).ShouldBeEmpty();
    }

    /// <summary>
    /// Leaves all numbers but one alone, fills four memory cells, does forty random things, and returns an errno.
    /// </summary>
    private static BpfProgram Make(Random random) => BpfProgram.Of(
    [
        Number, IfEqual(KernelOracle.Number, 1, 0), Return(SeccompAction.Allow),
        .. Enumerable.Range(0, 4).SelectMany(cell => new[] { Argument((uint)cell), new BpfInstruction(0x02, 0, 0, (uint)cell) }),
        .. Enumerable.Range(0, Body).Select(index => Any(random, Body - index - 1)),
        new(0x54, 0, 0, 0xfff), new(0x44, 0, 0, 0x00050000), ReturnA,
    ]);

    private static BpfInstruction Any(Random random, int remaining) => random.Next(5) switch
    {
        0 => Argument((uint)random.Next(6), random.Next(2) == 0),
        1 => new(Comparisons[random.Next(Comparisons.Length)], Jump(random, remaining), Jump(random, remaining),
            (uint)Value(random)),
        2 => new(Moves[random.Next(Moves.Length)], 0, 0, (uint)random.Next(4)),
        3 => random.Next(3) switch
        {
            0 => new(0x64, 0, 0, (uint)random.Next(32)),
            1 => new(0x74, 0, 0, (uint)random.Next(32)),
            _ => new(0x34, 0, 0, (uint)random.Next(1, 1000)),
        },
        _ => new(Arithmetic[random.Next(Arithmetic.Length)], 0, 0, (uint)Value(random)),
    };

    private static byte Jump(Random random, int remaining) => (byte)random.Next(Math.Min(5, remaining + 1));

    private static ulong Value(Random random) => random.Next(3) switch
    {
        0 => (ulong)random.Next(8),
        1 => (ulong)random.NextInt64(),
        _ => ulong.MaxValue - (ulong)random.Next(8),
    };
}
