namespace Validation.Harness.Witnesses.Seccomp;

/// <summary>
/// Walks all paths of a program that are possible for what is known of a call; where all of it is known, there is one. Jumps lead
/// forward only, so one pass over the instructions sees every state before it is needed, and equal states are walked once.
/// </summary>
internal static class BpfPaths
{
    /// <summary>Real programs stay below a few hundred; more is an attempt to keep the harness busy.</summary>
    private const int MaximumStates = 200_000;

    /// <summary>What an unknown value may be when it is returned: anything.</summary>
    private static readonly SeccompAction[] Anything =
    [
        SeccompAction.KillProcess, SeccompAction.KillThread, SeccompAction.Trap, SeccompAction.Error(1),
        SeccompAction.UserNotification,
        SeccompAction.Trace, SeccompAction.Log, SeccompAction.Allow,
    ];

    /// <param name="program">The program.</param>
    /// <param name="known">By offset, the four bytes of seccomp_data that are there; null for those that may be anything.</param>
    public static IReadOnlySet<SeccompAction> Walk(BpfProgram program, Func<uint, uint?> known)
    {
        var pending = new HashSet<BpfState>?[program.Instructions.Count];
        HashSet<SeccompAction> reached = [];
        pending[0] = [BpfState.Start];
        var states = 0;
        for (var index = 0; index < pending.Length; index++)
        {
            foreach (var state in pending[index] ?? [])
            {
                if (++states > MaximumStates)
                    throw new BpfFormatException($"BPF instruction {index}: more than {MaximumStates} states lead here; the "
                        + "program is not worth walking.");
                foreach (var (next, distance) in Step(program.Instructions[index], state, known, reached))
                    (pending[index + 1 + distance] ??= []).Add(next);
            }

            pending[index] = null;
        }

        return reached;
    }

    private static IEnumerable<(BpfState Next, int Distance)> Step(
        BpfInstruction step, BpfState state, Func<uint, uint?> data, HashSet<SeccompAction> reached)
    {
        var operand = (step.Code & BpfCode.FromX) == 0 ? step.K : state.X;
        switch (step.Code)
        {
            case BpfCode.LoadWord: return [(state with { A = data(step.K) }, 0)];
            case BpfCode.LoadLength: return [(state with { A = SeccompData.Bytes }, 0)];
            case BpfCode.LoadConstant: return [(state with { A = step.K }, 0)];
            case BpfCode.LoadMemory: return [(state with { A = state.Memory[step.K] }, 0)];
            case BpfCode.LoadXLength: return [(state with { X = SeccompData.Bytes }, 0)];
            case BpfCode.LoadXConstant: return [(state with { X = step.K }, 0)];
            case BpfCode.LoadXMemory: return [(state with { X = state.Memory[step.K] }, 0)];
            case BpfCode.Store: return [(state with { Memory = state.Memory.With(step.K, state.A) }, 0)];
            case BpfCode.StoreX: return [(state with { Memory = state.Memory.With(step.K, state.X) }, 0)];
            case BpfCode.Jump: return [(state, (int)step.K)];
            case BpfCode.MoveToX: return [(state with { X = state.A }, 0)];
            case BpfCode.MoveToA: return [(state with { A = state.X }, 0)];
            case BpfCode.Negate: return [(state with { A = 0 - state.A }, 0)];
            case BpfCode.ReturnConstant:
                reached.Add(new SeccompAction(step.K));
                return [];
            case BpfCode.ReturnA:
                reached.UnionWith(state.A is { } returned ? [new SeccompAction(returned)] : Anything);
                return [];
            case var code when BpfCode.ConditionalJumps.Contains(code):
                return Branch(step, state, operand);
            default:
                return Calculate(step.Code, state, operand, reached);
        }
    }

    private static IEnumerable<(BpfState Next, int Distance)> Branch(BpfInstruction step, BpfState state, uint? operand) =>
        (state.A, operand) switch
        {
            ({ } a, { } known) => [(state, BpfArithmetic.Compare(step.Code, a, known) ? step.JumpTrue : step.JumpFalse)],
            (null, { } known) when (step.Code & ~BpfCode.FromX) == BpfCode.JumpEqual =>
                [(state with { A = known }, step.JumpTrue), (state, step.JumpFalse)],
            _ => [(state, step.JumpTrue), (state, step.JumpFalse)],
        };

    private static IEnumerable<(BpfState Next, int Distance)> Calculate(int code, BpfState state, uint? operand,
        HashSet<SeccompAction> reached)
    {
        if (operand is null or 0 && (code & ~BpfCode.FromX) == BpfCode.Divide)
            reached.Add(SeccompAction.KillThread);
        if (state.A is not { } a || operand is not { } known)
            return [(state with { A = null }, 0)];
        return BpfArithmetic.Apply(code, a, known) is { } result ? [(state with { A = result }, 0)] : [];
    }
}
