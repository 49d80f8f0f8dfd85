using System.Globalization;
using System.Text.RegularExpressions;
using Validation.Harness.Settings;
using Validation.Results;

namespace Docker.Tests.Launching;

/// <summary>gVisor's sandbox and gofer, and containerd's shim, outlive a container whose start failed.</summary>
[NonParallelizable]
public sealed partial class StraysTests
{
    [Test, CancelAfter(180_000)]
    public async Task A_start_that_failed_leaves_no_process_and_its_run_says_what_it_ended(CancellationToken cancellationToken)
    {
        using var scratch = new Scratch();
        // The sandbox starts, and finds a directory in its program's place.
        var template = scratch.Write("template.json", """{"HostConfig":{"NetworkMode":"none","Tmpfs":{"/probe":""}}}""");
        var said = new List<string>();
        var results = await GateRun.Measure(
            said.Add, (Setting.Engine, "docker"), (Setting.Template, template), (Setting.Filter, "ISO-KERN-001"));

        results.Results.ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Error);
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
