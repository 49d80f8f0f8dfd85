using Validation.Reporting.Results;

namespace Validation.Harness.Runs;

/// <summary>What the gate's exit status says.</summary>
public static class ExitCodes
{
    public const int Pass = 0;
    public const int Failed = 1;
    public const int BadInput = 2;
    public const int NotMeasured = 3;

    /// <summary>A control that failed weighs more than one that could not be told; books that do not close are no result at all.</summary>
    public static int Of(Summary summary) =>
        !summary.Closes || summary.Planned == 0 ? NotMeasured
        : summary.Fail > 0 ? Failed
        : summary.Error > 0 ? NotMeasured
        : Pass;
}
