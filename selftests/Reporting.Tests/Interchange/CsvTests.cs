using System.Text.Json.Nodes;
using Selftests.Support.Samples;
using Validation.Reporting.Interchange;

namespace Reporting.Tests.Interchange;

public sealed class CsvTests
{
    [Test]
    public async Task A_reader_of_others_finds_every_row_and_the_books_close()
    {
        using var scratch = new Scratch();

        var rows = (await Checker.ReadAsync("csv", Written.To(scratch, "results.csv", ResultsCsv.Write)))!.AsArray();

        rows.Count.ShouldBe(SampleCluster.Input.Results.Results.Count);
        rows.Sum(row => int.Parse(Text(row, "verdicts"))).ShouldBe(106);
        rows.Where(row => Text(row, "verdict") == "fail").Sum(row => int.Parse(Text(row, "verdicts"))).ShouldBe(24);
        rows[0]!.AsObject().Select(cell => cell.Key).ShouldBe(ResultsCsv.Headers);
        var waived = rows.Single(row => Text(row, "verdict") == "waived")!;
        Text(waived, "waived_until").ShouldBe("2027-01-31");
        Text(waived, "waived_because").ShouldContain("&amp; \"quoted\" 'single'");
        Text(rows.Single(row => Text(row, "control") == "ISO-SYS-001"), "nodes").ShouldEndWith(" pool-a-19 … and 5 more");
    }

    [Test]
    public async Task No_cell_is_a_formula()
    {
        using var scratch = new Scratch();

        var rows = (await Checker.ReadAsync("csv", Written.To(scratch, "results.csv", ResultsCsv.Write)))!.AsArray();
        var row = rows.Single(row => Text(row, "control") == "RUN-CLU-002");

        Text(row, "reason").ShouldBe("'=cmd|' /C calc'!A0");
        Text(row, "remedy").ShouldBe("'@SUM(1)");
    }

    [Test]
    public void Lines_end_as_the_standard_says_and_Excel_is_told_the_encoding()
    {
        var text = Written.Text(ResultsCsv.Write);

        text.ShouldStartWith("\ufeffrun,target,runtime,control,title,");
        text.Count(letter => letter == '\n').ShouldBe(text.Split("\r\n").Length - 1);
    }

    private static string Text(JsonNode? row, string column) => row![column]!.GetValue<string>();
}
