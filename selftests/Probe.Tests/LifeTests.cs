using System.Diagnostics;
using Validation.Protocol;

namespace Probe.Tests;

internal sealed class LifeTests
{
    private const int AnHour = 3_600_000;

    [Test]
    public void What_runs_in_the_background_is_killed_when_the_hold_ends_with_the_input()
    {
        using var process = ProbeRun.Start();
        process.StandardInput.Write(
            ProbeRun.Text(AnHour, Steps.Background("stays", Calls.GetProcessId, Calls.Hang), Steps.Alone("rests", Wait(100))));
        process.StandardInput.Flush();
        var lines = ReadToFooter(process);
        var fact = System.Text.Json.JsonSerializer.Deserialize(lines.Single(line => line.Contains("stays")),
            ProtocolJson.Default.Fact)!;
        (fact.Ending, fact.Answers.Count).ShouldBe((Ending.Running, 1));
        var child = $"/proc/{fact.Answers[0].Value}";
        Directory.Exists(child).ShouldBeTrue();
        process.HasExited.ShouldBeFalse();

        process.StandardInput.Close();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        Directory.Exists(child).ShouldBeFalse();
    }

    [Test]
    public void A_background_step_that_died_does_not_count_as_running()
    {
        var run = ProbeRun.Of(Steps.Background("dies", Calls.Exit(3)), Steps.Alone("rests", Wait(200)));
        (run["dies"].Ending, run["dies"].ExitCode).ShouldBe((Ending.Exited, 3));
    }

    [Test]
    public void A_byte_ends_the_hold()
    {
        using var process = ProbeRun.Start();
        process.StandardInput.Write(ProbeRun.Text(AnHour));
        process.StandardInput.Flush();
        ReadToFooter(process);
        process.StandardInput.Write('x');
        process.StandardInput.Flush();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }

    [Test]
    public void A_plan_in_a_file_or_an_argument_holds_by_time_alone()
    {
        var plan = ProbeRun.Text(150, Steps.Alone("only", Calls.GetProcessId));
        using var scratch = new Scratch();
        var file = scratch.Write("plan", plan);
        string[][] ways = [["--plan", file], ["--plan-base64", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(plan))]];
        foreach (var way in ways)
        {
            var elapsed = Stopwatch.StartNew();
            ProbeRun.WithInput("", way)["only"].Ending.ShouldBe(Ending.Returned);
            elapsed.ElapsedMilliseconds.ShouldBeGreaterThanOrEqualTo(150);
        }
    }

    [Test]
    public void A_plan_too_long_for_one_argument_comes_in_several()
    {
        const int longest = 128 << 10;
        var steps = Enumerable.Range(0, 2000)
            .Select(index => Steps.Shared($"a step with a long name, number {index}", Calls.GetProcessId)).ToArray();
        var text = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(ProbeRun.Text(0, steps)));
        text.Length.ShouldBeGreaterThan(longest);
        var chunks = text.Chunk(longest - 1).Select(chunk => new string(chunk));
        ProbeRun.WithInput("", ["--plan-base64", .. chunks]).Facts.Count.ShouldBe(steps.Length);
    }

    [Test]
    public void Facts_before_a_step_that_ends_everything_are_out_already()
    {
        using var process = ProbeRun.Start();
        // The parent of an alone step is the probe itself.
        process.StandardInput.Write(ProbeRun.Text(
            0,
            Steps.Shared("before", Calls.GetProcessId),
            Steps.Alone("ends", Calls.Named("getppid", 110), Calls.Kill(0, 9))));
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(128 + 9);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        output.ShouldContain("\"before\"");
    }

    [Test]
    public void Rest_is_a_process_with_a_nonce_in_its_arguments_and_euid_is_a_status()
    {
        ProbeRun.WithInput("", "rest", "1", "nonce").ShouldBe(new ProbeRun(0, "", ""));
        ProbeRun.InShell($"setpriv --reuid 300 --clear-groups {Published.Probe} euid").ExitCode.ShouldBe(300 & 0xff);
        ProbeRun.WithInput("", "version").Output.ShouldStartWith("probe ");
    }

    private static Call Wait(int milliseconds) => Calls.Named("poll", 7, 0, 0, milliseconds);

    private static List<string> ReadToFooter(Process process)
    {
        var lines = new List<string>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            lines.Add(line);
            if (line.StartsWith("{\"facts\":", StringComparison.Ordinal))
                return lines;
        }
        throw new EndOfStreamException($"no footer after {lines.Count} lines");
    }
}
