using Validation.Protocol;

namespace Validation.Harness.Facts;

/// <summary>
/// What a fact can be, given the step that it answers. Whatever a probe cannot say, whoever speaks in its place is not believed:
/// what goes on from here is in range, and no larger than the plan asked for.
/// </summary>
internal static class FactRules
{
    /// <summary>MAX_ERRNO (include/linux/err.h).</summary>
    private const int LargestErrno = 4095;

    /// <summary>The seven bits of wait(2).</summary>
    private const int LargestSignal = 127;

    private const int LargestExitCode = 255;

    /// <returns>null where the fact can be one; else what is wrong, as a sentence that follows "the probe".</returns>
    public static string? Wrong(Fact fact, Step step) =>
        !Enum.IsDefined(fact.Ending) ? $"ended '{step.Id}' in a way that there is not: {(int)fact.Ending}"
        : fact.Answers.Count > step.Calls.Count || (fact.Ending == Ending.Returned && fact.Answers.Count != step.Calls.Count)
            ? $"gave {fact.Answers.Count} answers to the {step.Calls.Count} calls of '{step.Id}'"
        : fact.Ending == Ending.Running && step.Child != Child.Background
            ? $"left '{step.Id}' running, which is not to run in the background"
        : !Fits(fact.Signal, fact.Ending == Ending.Signal, 1, LargestSignal)
            ? $"told of the signal {fact.Signal} for '{step.Id}', which ended as {fact.Ending}"
        : !Fits(fact.ExitCode, fact.Ending == Ending.Exited, 0, LargestExitCode)
            ? $"told of the exit status {fact.ExitCode} for '{step.Id}', which ended as {fact.Ending}"
        : fact.Microseconds < 0 ? $"spent {fact.Microseconds} µs on '{step.Id}'"
        : fact.Answers.Select((answer, index) => Wrong(answer, step.Calls[index]))
            .FirstOrDefault(wrong => wrong is not null) is { } wrong
            ? $"answered '{step.Id}' {wrong}"
        : null;

    private static bool Fits(int? value, bool wanted, int least, int most) =>
        wanted ? value >= least && value <= most : value is null;

    private static string? Wrong(Answer? answer, Call call) => answer switch
    {
        null => "with null",
        { Errno: < 0 or > LargestErrno } => $"with the errno {answer.Errno}",
        { Text: not null, Hex: not null } => "in text and in hexadecimal at once",
        { Text: { } text } when !text.All(IsPrintable) => "with a text that is not printable",
        { Hex: { } hex } when hex.Length % 2 != 0 || !hex.All(char.IsAsciiHexDigit) => "with no hexadecimal",
        _ when Bytes(answer) > Room(call) => $"with {Bytes(answer)} bytes, where {call.Name} had room for {Room(call)}",
        _ => null,
    };

    private static bool IsPrintable(char character) => character is >= ' ' and < '\x7f' or '\t' or '\n';

    private static int Bytes(Answer answer) => answer.Text?.Length ?? answer.Hex?.Length / 2 ?? 0;

    private static int Room(Call call) => call.Arguments.Sum(argument => argument.Out ?? 0);
}
