using System.Diagnostics;
using System.Globalization;
using Validation.Reporting.Bundles;
using Validation.Reporting.Diffs;
using Validation.Reporting.Parts;
using Validation.Results;

namespace Validation.Bench;

internal static class Measured
{
    public static void Make(string directory, int nodes, int controls, bool everyNodeDiffers)
    {
        Directory.CreateDirectory(directory);
        var results = new ManyNodes(nodes, controls, everyNodeDiffers).Results("20261121t020000-0001", 21);
        ResultsFile.Write(directory, results);
        Line("nodes × controls", $"{nodes} × {controls}{(everyNodeDiffers ? ", no two nodes alike" : "")}");
        Line("verdicts", Books.Words(results.Summary));
        Line("rows", $"{results.Results.Count}");
    }

    /// <summary>From results.json to the bundle's last file: each part's time, and what the process took at most.</summary>
    public static void Report(string directory)
    {
        var (all, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var results = ResultsFile.Read(Path.Combine(directory, ResultsFile.Name));
        Line($"read {ResultsFile.Name} ({Megabytes(new FileInfo(Path.Combine(directory, ResultsFile.Name)).Length)})",
            Seconds(all.Elapsed, processor));
        var input = new BundleInput { Results = results, History = [RunStamp.Of(results.Run, results.Summary)] };
        var sizes = new List<(string Path, long Bytes)>();
        foreach (var part in Bundle.Files(input)
            .GroupBy(file => file.Path.Contains('/') ? file.Path[..(file.Path.IndexOf('/') + 1)] : file.Path))
        {
            var (time, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var written = part.Select(file => (file.Path, Write(Path.Combine(directory, file.Path), file))).ToList();
            sizes.AddRange(written);
            Line($"write {part.Key} ({written.Count} files, {Megabytes(written.Sum(file => file.Item2))})",
                Seconds(time.Elapsed, before));
        }
        var largest = sizes.MaxBy(file => file.Bytes);
        Line("largest file", $"{largest.Path}, {Megabytes(largest.Bytes)}");
        Line("all, with the start of the process", Seconds(all.Elapsed, TimeSpan.Zero));
        Line("peak memory (VmHWM)", Peak());
    }

    private static long Write(string path, BundleFile file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = File.Create(path);
        file.Write(stream);
        return stream.Length;
    }

    private static string Peak() =>
        Megabytes(
            1024
                * long.Parse(File.ReadLines("/proc/self/status")
                    .First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture));

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");

    /// <summary>Processor time too, of all threads: it says the same on a machine that is busy with other things.</summary>
    private static string Seconds(TimeSpan time, TimeSpan before) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{time.TotalSeconds,7:0.00} s, {(Environment.CpuUsage.TotalTime - before).TotalSeconds,6:0.00} s of processor");

    private static void Line(string what, string value) => Console.WriteLine($"{what,-60} {value}");
}
