using System.Globalization;
using Validation.Controls.Readings;
using Validation.Harness.Witnesses.Host;

namespace Validation.Harness.Witnesses.Cgroups;

/// <summary>
/// Where a figure is found in either version (Documentation/admin-guide/cgroup-v1/*.rst, cgroup-v2.rst).
/// </summary>
internal sealed record CgroupCounter
{
    /// <summary>Larger than any limit that means something; version 1 writes "none" as LONG_MAX in pages.</summary>
    private const long NoLimit = long.MaxValue / 4096 * 4096;

    public required string Controller { get; init; }

    public required CgroupField Old { get; init; }

    public required CgroupField New { get; init; }

    public static readonly CgroupCounter MemoryPeak = new()
    {
        Controller = "memory",
        Old = new("memory.max_usage_in_bytes"),
        New = new("memory.peak"),
    };

    public static readonly CgroupCounter MemoryLimit = new()
    {
        Controller = "memory",
        Old = new("memory.limit_in_bytes"),
        New = new("memory.max"),
    };

    public static readonly CgroupCounter OomKills = new()
    {
        Controller = "memory", Old = new("memory.oom_control") { Key = "oom_kill" },
        New = new("memory.events") { Key = "oom_kill" },
    };

    public static readonly CgroupCounter PidsPeak = new() { Controller = "pids", Old = new("pids.peak"), New = new("pids.peak") };

    public static readonly CgroupCounter PidsLimit = new() { Controller = "pids", Old = new("pids.max"), New = new("pids.max") };

    public static readonly CgroupCounter ThrottledPeriods = new()
    {
        Controller = "cpu", Old = new("cpu.stat") { Key = "nr_throttled" }, New = new("cpu.stat") { Key = "nr_throttled" },
    };

    public static readonly CgroupCounter CpuQuota = new()
    {
        Controller = "cpu",
        Old = new("cpu.cfs_quota_us"),
        New = new("cpu.max"),
    };

    public static readonly CgroupCounter CpuPeriod = new()
    {
        Controller = "cpu", Old = new("cpu.cfs_period_us"), New = new("cpu.max") { Word = 1 },
    };

    public Reading<long> Read(IReadOnlyDictionary<CgroupHierarchy, string> directories) =>
        Locate(directories, (text, field, path) =>
        field.Find(text) is { } found
            && long.TryParse(found, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? Reading.Of(value) : Reading.Absent<long>(Unexpected(path, field, text)));

    public Reading<long?> ReadLimit(IReadOnlyDictionary<CgroupHierarchy, string> directories) =>
        Locate(directories, (text, field, path) =>
        field.Find(text) is not { } found ? Reading.Absent<long?>(Unexpected(path, field, text))
        : found == "max" ? Reading.Of<long?>(null)
        : !long.TryParse(found, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? Reading.Absent<long?>(Unexpected(path, field, text))
        : Reading.Of<long?>(value is < 0 or >= NoLimit ? null : value));

    private Reading<T> Locate<T>(IReadOnlyDictionary<CgroupHierarchy, string> directories,
        Func<string, CgroupField, string, Reading<T>> parse)
    {
        var old = directories.FirstOrDefault(pair => pair.Key.Version == 1 && pair.Key.Controllers.Contains(Controller));
        var (directory, field) = old.Value is not null ? (old.Value, Old)
            : (directories.FirstOrDefault(pair => pair.Key.Version == 2).Value, New);
        if (directory is null)
            return Reading.Absent<T>($"no hierarchy with the controller {Controller} has this cgroup");
        var path = $"{directory}/{field.File}";
        var text = HostFile.Text(path);
        return text.IsPresent ? parse(text.Value, field, path) : Reading.Absent<T>(text.Absence!);
    }

    private static string Unexpected(string path, CgroupField field, string text) =>
        $"read {path}: no {field.Key ?? "number"} in '{text.Trim().ReplaceLineEndings("; ")}'";
}

/// <summary>A figure in a cgroup file: the n-th word of the only line, or of the line that begins with the key.</summary>
internal sealed record CgroupField(string File)
{
    public string? Key { get; init; }

    public int Word { get; init; }

    public string? Find(string text) => Key is null
        ? text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(Word)
        : text.Split('\n').Select(line => line.Split(' ')).Where(words => words[0] == Key)
            .Select(words => words.ElementAtOrDefault(1)).FirstOrDefault();
}
