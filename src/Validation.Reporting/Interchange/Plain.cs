using System.Globalization;
using Validation.Protocol;
using Validation.Results;
using Validation.Results.Text;

namespace Validation.Reporting.Interchange;

/// <summary>
/// Text for other programs' files: one line, nothing hidden in it, and never longer than is good for its reader.
/// </summary>
internal static class Plain
{
    /// <summary>Enough for a finding; the whole is in results.json.</summary>
    public const int Most = 2000;

    /// <summary>
    /// The text as <see cref="Printable"/> shows it, cut after <paramref name="most"/> characters where it is longer, and then it
    /// says so.
    /// </summary>
    public static string Line(string text, int most = Most)
    {
        var line = Printable.Line(text);
        if (line.Length <= most)
            return line;
        var end = char.IsHighSurrogate(line[most - 1]) ? most - 1 : most;
        return $"{line[..end]}… ({(line.Length - end).ToString(CultureInfo.InvariantCulture)} more characters in results.json)";
    }

    /// <summary>As results.json writes it.</summary>
    public static string Word(Verdict verdict) => VerdictWords.Field(verdict);

    public static string Word(Severity severity) => VerdictWords.Word(severity);

    public static string Word(Area area) => area.ToString().ToLowerInvariant();

    public static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>UTC to the second, ISO 8601.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset Ended(RunRecord run) => run.Started + TimeSpan.FromSeconds(run.Seconds);

    /// <summary><c>node-1 node-2 … and 998 more</c>.</summary>
    public static string Nodes(IReadOnlyList<string> nodes, int most) =>
        string.Join(' ', nodes.Take(most).Select(node => Line(node))) +
        (nodes.Count > most ? $" … and {(nodes.Count - most).ToString(CultureInfo.InvariantCulture)} more" : "");

    /// <summary>Who accepted it, until when and why.</summary>
    public static string Words(WaiverRecord waiver) =>
        Line($"accepted by {waiver.Owner} until {Day(waiver.Expires)}: {waiver.Reason}");
}
