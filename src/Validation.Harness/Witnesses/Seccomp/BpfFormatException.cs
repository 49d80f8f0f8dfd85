namespace Validation.Harness.Witnesses.Seccomp;

/// <summary>Bytes that are no seccomp program, or one that is not worth walking. The message names the instruction.</summary>
internal sealed class BpfFormatException : Exception
{
    public BpfFormatException(string message)
        : base(message)
    {
    }
}
