using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Validation.Processes;
using Validation.Harness.Runs;
using Validation.Kubelets.Waiting;
using Validation.Results;

namespace Validation.Kubelets.Figures;

/// <summary>One <c>validation audit</c> as a process of its own, watched from outside.</summary>
internal sealed partial record AuditRun
{
    public required TimeSpan Time { get; init; }

    /// <summary>What its process computed: the same however busy the machine is with other things.</summary>
    public required TimeSpan ProcessorTime { get; init; }

    /// <summary>
    /// The most memory that was resident at once (proc(5), VmHWM), in bytes, with that of all programs that it started.
    /// </summary>
    public required long Memory { get; init; }

    public required int ExitCode { get; init; }

    public required RunResults Results { get; init; }

    public static async Task<AuditRun> RunAsync(ControlPlane plane, string output, IReadOnlyList<string> more)
    {
        var program = Path.Combine(Repository.Root, "src/Validation.Cli/bin/Release/net10.0/validation.dll");
        string[] arguments =
        [
            "exec",
            program,
            "audit",
            "--services",
            $"api server={plane.Address}:6443,metadata=169.254.169.254:80",
            "--output",
            output,
            .. more,
        ];
        var time = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
            Environment = { ["KUBECONFIG"] = plane.Kubeconfig },
        })!;
        var said = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        long memory = 0;
        var computed = TimeSpan.Zero;
        while (!process.HasExited)
        {
            memory = Math.Max(memory, Peak(process.Id) + Children(process.Id).Sum(Peak));
            computed = Computed(process.Id) ?? computed;
            await Pause.For(TimeSpan.FromMilliseconds(100), CancellationToken.None);
        }
        var results = Path.Combine(output, "latest", "results.json");
        if (!File.Exists(results))
            throw new ExecutionException(
                $"the audit ended with {process.ExitCode} and without results: {await said}{await errors}");
        return new AuditRun
        {
            Time = time.Elapsed,
            ProcessorTime = computed,
            Memory = memory,
            ExitCode = process.ExitCode,
            Results = ResultsFile.Read(results),
        };
    }

    private static IEnumerable<int> Children(int process)
    {
        string listed;
        try
        {
            listed = string.Concat(
                Directory.EnumerateDirectories($"/proc/{process}/task").Select(task => File.ReadAllText($"{task}/children")));
        }
        catch (IOException)
        {
            yield break;
        }
        foreach (var child in listed.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => int.Parse(text, CultureInfo.InvariantCulture)))
        {
            yield return child;
            foreach (var further in Children(child))
                yield return further;
        }
    }

    /// <summary>
    /// proc(5), /proc/PID/stat: utime and stime are the 14th and 15th field, in hundredths of a second; the second one may hold
    /// blanks.
    /// </summary>
    private static TimeSpan? Computed(int process)
    {
        try
        {
            var fields = File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ');
            return TimeSpan.FromMilliseconds(
                10 * (long.Parse(fields[11], CultureInfo.InvariantCulture)
                    + long.Parse(fields[12], CultureInfo.InvariantCulture)));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static long Peak(int process)
    {
        try
        {
            return HighWater().Match(File.ReadAllText($"/proc/{process}/status")) is { Success: true } found
                ? long.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) * 1024
                : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    [GeneratedRegex(@"VmHWM:\s+(\d+) kB")]
    private static partial Regex HighWater();
}
