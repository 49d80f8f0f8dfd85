using System.Globalization;
using System.Text.RegularExpressions;
using Validation.Harness.Runs;
using Validation.Harness.Waiting;
using Validation.Results;

namespace Docker.Tests.Launching;

/// <summary>gVisor's sandbox and gofer, and containerd's shim, outlive a container whose start failed.</summary>
[NonParallelizable]
public sealed partial class StraysTests
{
    [Test, CancelAfter(180_000)]
    public async Task A_start_that_failed_leaves_no_process_and_its_run_says_what_it_ended(CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("validation-strays-").FullName;
        var template = Path.Combine(scratch, "template.json");
        // The sandbox starts, and finds a directory in its program's place.
        await File.WriteAllTextAsync(
            template, """{"HostConfig":{"NetworkMode":"none","Tmpfs":{"/probe":""}}}""", cancellationToken);
        var said = new List<string>();
        try
        {
            var settings = Launched.Settings("runsc", template) with { Filter = "ISO-KERN-001", Output = scratch };
            var gate = new Gate(settings, Repository.Root, said.Add);
            var (results, _) = await gate.MeasureAsync(Clock.RunId(Clock.Now), cancellationToken);

            results.Results.ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Error);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
        string[] ended =
        [
            .. said.Where(line => line.StartsWith("swept: the arm subject had left process ", StringComparison.Ordinal))
        ];
        foreach (var name in (string[])["runsc-sandbox", "runsc-gofer", "containerd-shim"])
            ended.ShouldContain(line => line.Contains(name), string.Join('\n', said));
        foreach (var pid in ended.Select(line => int.Parse(Id().Match(line).Groups[1].Value, CultureInfo.InvariantCulture)))
            Directory.Exists($"/proc/{pid}/root").ShouldBeFalse($"{pid}");
    }

    [GeneratedRegex("left process ([0-9]+) ")]
    private static partial Regex Id();
}
