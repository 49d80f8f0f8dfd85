using System.Globalization;
using Validation.Controls.Readings;
using Validation.Harness.Witnesses.Host;

namespace Validation.Harness.Witnesses.Processes;

/// <summary>/proc/PID/status (proc_pid_status(5)), parsed. A line that is missing is an absence by name.</summary>
internal sealed class ProcessStatus
{
    private readonly string _path;
    private readonly Reading<Dictionary<string, string>> _fields;

    private ProcessStatus(string path, Reading<string> text)
    {
        _path = path;
        _fields = text.Select(Parse);
    }

    public static ProcessStatus Of(int pid) => At($"/proc/{pid}/status");

    public static ProcessStatus At(string path) => new(path, HostFile.Text(path));

    public Reading<string> Text(string name) => Field(name, value => value);

    public Reading<int> Number(string name) => Field(name, value => int.Parse(value, CultureInfo.InvariantCulture));

    /// <summary>Hexadecimal, as the capability sets are written.</summary>
    public Reading<ulong> Mask(string name) =>
        Field(name, value => ulong.Parse(value, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    /// <summary>The n-th of the tab-separated numbers (Uid and Gid: real, effective, saved, file system).</summary>
    public Reading<int> Number(string name, int index) =>
        Field(name, value => int.Parse(value.Split('\t')[index], CultureInfo.InvariantCulture));

    private Reading<T> Field<T>(string name, Func<string, T> parse)
    {
        if (!_fields.IsPresent)
            return Reading.Absent<T>(_fields.Absence!);
        if (!_fields.Value.TryGetValue(name, out var value))
            return Reading.Absent<T>($"read {_path}: no line {name}");
        try
        {
            return Reading.Of(parse(value));
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or IndexOutOfRangeException)
        {
            return Reading.Absent<T>($"read {_path}: '{value}' is no {name}");
        }
    }

    private static Dictionary<string, string> Parse(string text)
    {
        Dictionary<string, string> fields = new(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
            if (line.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
                fields[line[..colon]] = line[(colon + 1)..].Trim();
        return fields;
    }
}
