namespace Validation.Harness.Building;

/// <summary>The probe could not be published; the message says what was tried, what came back and what to do.</summary>
public sealed class ProbeBuildException : Exception
{
    public ProbeBuildException(string message)
        : base(message)
    {
    }
}
