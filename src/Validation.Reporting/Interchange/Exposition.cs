using System.Text;
using Validation.Results.Text;

namespace Validation.Reporting.Interchange;

/// <summary>
/// Prometheus's text exposition format 0.0.4: a family's HELP and TYPE once, its series below, no timestamps (the textfile
/// collector refuses them), a line feed at the end.
/// </summary>
internal sealed class Exposition(TextWriter text, IReadOnlyList<(string Name, string Value)> everywhere)
{
    private const int MostOfLabel = 200;

    public void Gauge(string name, string help, double value) => Gauge(name, help, [Series(value)]);

    /// <summary>
    /// Written even where there is no series: HELP of a name must be the same in every file that a collector reads.
    /// </summary>
    public void Gauge(string name, string help, IEnumerable<(double Value, (string Name, string Value)[] Labels)> series)
    {
        text.Write($"# HELP {name} {help}\n# TYPE {name} gauge\n");
        foreach (var (value, labels) in series)
            text.Write($"{name}{{{string.Join(',', everywhere.Concat(labels).Select(Label))}}} {Plain.Number(value)}\n");
    }

    public static (double Value, (string Name, string Value)[] Labels) Series(double value,
        params (string Name, string Value)[] labels) => (value, labels);

    private static string Label((string Name, string Value) label)
    {
        var value = new StringBuilder(Printable.Line(label.Value));
        if (value.Length > MostOfLabel)
            value.Length = char.IsHighSurrogate(value[MostOfLabel - 1]) ? MostOfLabel - 1 : MostOfLabel;
        return $"{label.Name}=\"{value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";
    }
}
