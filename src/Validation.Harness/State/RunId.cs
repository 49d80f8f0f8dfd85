using System.Globalization;
using System.Text.RegularExpressions;
using Validation.Harness.Waiting;

namespace Validation.Harness.State;

/// <summary>
/// Names as <see cref="Clock.RunId"/> makes them: others may use the same places and the same beginnings.
/// </summary>
internal static partial class RunId
{
    private const string Time = "yyyyMMdd't'HHmmss";

    public static bool Is(string name) => Shape().IsMatch(name);

    /// <summary>When the run began; long ago where its id names no day.</summary>
    /// <param name="run">A run's id.</param>
    public static DateTimeOffset Began(string run) =>
        DateTimeOffset.TryParseExact(run[..15], Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var began)
            ? began : default;

    [GeneratedRegex("^[0-9]{8}t[0-9]{6}-[0-9a-f]{4}$")]
    private static partial Regex Shape();
}
