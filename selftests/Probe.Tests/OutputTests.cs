using System.Text;
using Validation.Protocol;

namespace Probe.Tests;

internal sealed class OutputTests
{
    [Test]
    public void A_read_brings_back_the_bytes_it_read()
    {
        var fact = ProbeRun.Of(Calls.Open("/proc/version"), Calls.Read(0, 4096), Calls.Close(0));
        fact.Answers[1].Text.ShouldBe(File.ReadAllText("/proc/version"));
        fact.Answers[1].Value.ShouldBe(fact.Answers[1].Text!.Length);
        fact.Answers[2].ShouldBe(new Answer { Value = 0 });
    }

    [Test]
    public void A_structure_comes_back_whole_in_hexadecimal()
    {
        const int bytes = 390, field = 65;
        var fact = ProbeRun.Of(Calls.Named("uname", 63, Argument.Buffer(bytes)));
        var hex = fact.Answers[0].Hex.ShouldNotBeNull();
        var structure = Convert.FromHexString(hex);
        structure.Length.ShouldBe(bytes);
        Encoding.ASCII.GetString(structure, 2 * field, field).TrimEnd('\0')
            .ShouldBe(File.ReadAllText("/proc/sys/kernel/osrelease").Trim());
    }

    [Test]
    public void A_call_that_failed_brings_back_nothing() =>
        ProbeRun.Of(Calls.Named("read", 0, -1, Argument.Buffer(8), 8)).Answers[0].ShouldBe(new Answer { Value = -1, Errno = 9 });

    [Test]
    public void A_repeated_read_goes_on_to_the_end_of_the_file()
    {
        // The kernel gives /proc/self/maps a page at a time.
        var fact = ProbeRun.Of(Calls.Open("/proc/kallsyms"), Calls.Read(0, 1 << 16), Calls.Read(0, 1 << 16, repeat: true));
        fact.Answers[1].Value.ShouldBeLessThan(1 << 16);
        fact.Answers[2].Value.ShouldBe(1 << 16);
        Encoding.ASCII.GetBytes(fact.Answers[2].Text!).Length.ShouldBe(1 << 16);
    }

    [Test]
    public void A_repeated_read_of_a_short_file_ends_with_it()
    {
        var fact = ProbeRun.Of(Calls.Open("/proc/version"), Calls.Read(0, 4096, repeat: true));
        fact.Answers[1].Text.ShouldBe(File.ReadAllText("/proc/version"));
    }

    [Test]
    public void The_working_directory_comes_without_the_kernels_NUL() =>
        ProbeRun.Of(Calls.Named("chdir", 80, "/proc"), Calls.Named("getcwd", 79, Argument.Buffer(64), 64))
            .Answers[1].ShouldBe(new Answer { Value = 6, Text = "/proc" });

    [Test]
    public void A_result_of_a_call_that_failed_is_minus_one() =>
        ProbeRun.Of(Calls.Open("/nowhere"), Calls.Close(0)).Answers[1].ShouldBe(new Answer { Value = -1, Errno = 9 });
}
