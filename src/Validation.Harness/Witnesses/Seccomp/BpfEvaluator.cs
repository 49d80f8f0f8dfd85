namespace Validation.Harness.Witnesses.Seccomp;

/// <summary>Runs a program on one call, as the kernel does.</summary>
internal static class BpfEvaluator
{
    public static SeccompAction Run(BpfProgram program, SeccompData call)
    {
        uint a = 0, x = 0;
        Span<uint> memory = stackalloc uint[16];
        for (var index = 0; ; index++)
        {
            var step = program.Instructions[index];
            var operand = (step.Code & BpfCode.FromX) == 0 ? step.K : x;
            switch (step.Code)
            {
                case BpfCode.LoadWord: a = call.Word(step.K); break;
                case BpfCode.LoadLength: a = SeccompData.Bytes; break;
                case BpfCode.LoadConstant: a = step.K; break;
                case BpfCode.LoadMemory: a = memory[(int)step.K]; break;
                case BpfCode.LoadXLength: x = SeccompData.Bytes; break;
                case BpfCode.LoadXConstant: x = step.K; break;
                case BpfCode.LoadXMemory: x = memory[(int)step.K]; break;
                case BpfCode.Store: memory[(int)step.K] = a; break;
                case BpfCode.StoreX: memory[(int)step.K] = x; break;
                case BpfCode.Jump: index += (int)step.K; break;
                case BpfCode.ReturnConstant: return new SeccompAction(step.K);
                case BpfCode.ReturnA: return new SeccompAction(a);
                case BpfCode.MoveToX: x = a; break;
                case BpfCode.MoveToA: a = x; break;
                case BpfCode.Negate: a = 0 - a; break;
                case var code when BpfCode.ConditionalJumps.Contains(code):
                    index += BpfArithmetic.Compare(code, a, operand) ? step.JumpTrue : step.JumpFalse;
                    break;
                case var code:
                    if (BpfArithmetic.Apply(code, a, operand) is not { } result)
                        return SeccompAction.KillThread;
                    a = result;
                    break;
            }
        }
    }
}
