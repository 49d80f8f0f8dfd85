using Selftests.Support.Samples;
using Validation.Results;

namespace Results.Tests;

public sealed class ResultsFileTests
{
    [Test]
    public void What_is_written_is_read_again_with_all_that_a_sandbox_said()
    {
        using var scratch = new Scratch();

        var path = ResultsFile.Write(scratch.Path, SampleRun.Fail);
        var again = ResultsFile.Write(scratch.Made("again"), ResultsFile.Read(path));

        File.ReadAllText(again).ShouldBe(File.ReadAllText(path).Replace(@"\uFFFD", "\ufffd", StringComparison.Ordinal));
        File.ReadAllText(path).ShouldContain("\"exposed\": null");
    }

    [Test]
    public void Books_that_do_not_close_are_said_above_everything_else()
    {
        var lost = SampleRun.Fail with { Results = [.. SampleRun.Fail.Results.Skip(1)] };

        Books.Problem(SampleRun.Fail).ShouldBeNull();
        Books.Banners(lost).ShouldHaveSingleItem().ShouldStartWith(
            "THE BOOKS DO NOT CLOSE: the summary says 11 planned = 5 pass + 2 fail + 2 error + 1 notApplicable + 1 waived; " +
            "the results hold 10 planned = 4 pass + 2 fail + 2 error + 1 notApplicable + 1 waived.");
    }
}
