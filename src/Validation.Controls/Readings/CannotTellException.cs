namespace Validation.Controls.Readings;

/// <summary>
/// A judgement lacks what it needs: the verdict is error, never pass. The message says what is missing and why.
/// </summary>
public sealed class CannotTellException : Exception
{
    public CannotTellException(string message)
        : base(message)
    {
    }
}
