using Validation.Reporting.Page.Html;

namespace Validation.Reporting.Page.Wording;

/// <summary>A number and what it counts: <c>1 control</c>, <c>1,000 nodes</c>.</summary>
internal static class Counted
{
    public static string Of(int count, string one, string? many = null) =>
        $"{Number.Grouped(count)} {(count == 1 ? one : many ?? one + "s")}";
}
