using static Witnesses.Tests.Seccomp.BpfPrograms;
using Validation.Harness.Witnesses.Seccomp;

namespace Witnesses.Tests.Seccomp;

public sealed class BpfProgramTests
{
    [Test]
    public void Decoding_reads_the_kernels_layout()
    {
        BpfProgram.Decode([0x15, 0, 0, 0, 0x3e, 0, 0, 0xc0, 0x06, 0, 0, 0, 0, 0, 0xff, 0x7f]).Instructions
            .ShouldBe([new BpfInstruction(0x15, 0, 0, 0xc000003e), Return(SeccompAction.Allow)]);
    }

    [Test]
    public void A_program_that_is_cut_off_is_refused() =>
        Should.Throw<BpfFormatException>(() => BpfProgram.Decode(new byte[9])).Message.ShouldContain("9 bytes");

    [Test]
    public void A_program_that_is_too_long_is_refused() =>
        Should.Throw<BpfFormatException>(() => BpfProgram.Decode(new byte[4097 * 8])).Message.ShouldContain("4097");

    [TestCase(0x94, 0u, "seccomp knows no such opcode", TestName = "An opcode that seccomp refuses (modulo) is named")]
    [TestCase(0x20, 64u, "offset 64", TestName = "A load behind the data is named")]
    [TestCase(0x20, 2u, "unaligned", TestName = "An unaligned load is named")]
    [TestCase(0x05, 7u, "over the end", TestName = "A jump over the end is named")]
    [TestCase(0x05, 0xffffffffu, "over the end", TestName = "A jump backwards is a jump over the end")]
    [TestCase(0x60, 16u, "memory cell 16", TestName = "A memory cell that is not there is named")]
    [TestCase(0x34, 0u, "divides by zero", TestName = "A division by zero is named")]
    [TestCase(0x64, 32u, "shifts by 32", TestName = "A shift by 32 is named")]
    public void Illegal_instructions_are_named(int code, uint k, string because) =>
        Should.Throw<BpfFormatException>(() => BpfProgram.Of(Number, new((ushort)code, 0, 0, k), Return(SeccompAction.Allow)))
            .Message.ShouldSatisfyAllConditions(message => message.ShouldContain(because),
                message => message.ShouldContain("instruction 1 of 3"));

    [Test]
    public void A_conditional_jump_over_the_end_is_refused() =>
        Should.Throw<BpfFormatException>(() => BpfProgram.Of(Number, IfEqual(0, 0, 1), Return(SeccompAction.Allow)));

    [Test]
    public void A_program_without_a_return_at_its_end_is_refused() =>
        Should.Throw<BpfFormatException>(() => BpfProgram.Of(Return(SeccompAction.Allow), Number)).Message.ShouldContain(
            "does not return");

    [TestCase(7ul, "ALLOW")]
    [TestCase(8ul, "ERRNO(1)")]
    [TestCase(0x1_0000_0007ul, "ALLOW", TestName = "Only the half of the argument that was loaded counts")]
    public void A_walk_follows_an_argument_that_is_known(ulong argument, string action) =>
        BpfPaths.Walk(AllowOnArgument(135, 7, SeccompAction.Error(1)), Call.Of(135, argument))
            .ShouldHaveSingleItem().ToString().ShouldBe(action);

    [Test]
    public void Reach_finds_both_ways_of_an_argument() =>
        AllowOnArgument(135, 7, SeccompAction.Error(1)).Reach(135, SeccompSurface.X64)
            .ShouldBe([SeccompAction.Allow, SeccompAction.Error(1)], ignoreOrder: true);

    [Test]
    public void Reach_knows_the_number() =>
        AllowOnArgument(135, 7, SeccompAction.Error(1)).Reach(136, SeccompSurface.X64).ShouldBe([SeccompAction.Error(1)]);

    [Test]
    public void An_unknown_answer_may_be_any() =>
        BpfProgram.Of(Argument(0), ReturnA).Reach(0, SeccompSurface.X64).ShouldContain(SeccompAction.Allow);

    [Test]
    public void An_unknown_divisor_may_kill() =>
        BpfProgram.Of(Argument(0), new(0x07, 0, 0, 0), new(0x00, 0, 0, 8), new(0x3c, 0, 0, 0), Return(SeccompAction.Allow))
            .Reach(0, SeccompSurface.X64).ShouldBe([SeccompAction.KillThread, SeccompAction.Allow], ignoreOrder: true);

    [Test]
    public void A_program_that_doubles_its_states_at_every_argument_is_given_up()
    {
        var doubling = Enumerable.Range(0, 24).SelectMany(bit => new BpfInstruction[]
        {
            Argument(0), IfGreater((uint)bit, 0, 4), new(0x60, 0, 0, 0), new(0x44, 0, 0, 1u << bit), new(0x02, 0, 0, 0),
            new(0x05, 0, 0, 0),
            new(0x00, 0, 0, 0),
        });
        Should.Throw<BpfFormatException>(() =>
            BpfProgram.Of([new(0x02, 0, 0, 0), .. doubling, Return(SeccompAction.Allow)]).Reach(0, SeccompSurface.X64))
            .Message.ShouldContain("not worth walking");
    }
}
