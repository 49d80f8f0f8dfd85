using System.Diagnostics;

namespace Validation.Bench;

/// <summary>A dotnet command as a whole process.</summary>
internal static class Command
{
    public static TimeSpan Median(string directory, int runs, params string[] arguments)
    {
        var times = new List<TimeSpan>();
        for (var run = 0; run < runs; run++)
        {
            var time = Stopwatch.StartNew();
            using var process = Process.Start(
                new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = directory, RedirectStandardOutput = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            times.Add(process.ExitCode == 0
                ? time.Elapsed
                : throw new InvalidOperationException($"`dotnet {string.Join(' ', arguments)}` exited with "
                    + $"status {process.ExitCode}; a failing gate is not worth timing"));
        }
        return times.Order().ElementAt(runs / 2);
    }
}
