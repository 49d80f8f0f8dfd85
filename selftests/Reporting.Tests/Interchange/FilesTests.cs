using System.Globalization;
using System.Text;
using Selftests.Support.Samples;
using Validation.Reporting.Bundles;
using Validation.Reporting.Interchange;

namespace Reporting.Tests.Interchange;

public sealed class FilesTests
{
    [Test]
    public void Every_file_is_in_the_bundle_and_has_its_section_in_the_documentation()
    {
        var documented = File.ReadAllText(Repository.PathOf("docs", "formats.md"));

        InterchangeFiles.All.Select(file => file.Name)
            .ShouldBeSubsetOf(Bundle.Files(SampleCluster.Input).Select(file => file.Path));
        foreach (var (name, _) in InterchangeFiles.All)
            documented.ShouldContain($"\n## {name}\n");
    }

    [Test]
    public void The_same_input_gives_the_same_bytes_in_any_culture()
    {
        var before = InterchangeFiles.Of(SampleCluster.Input).Select(file => file.Bytes()).ToList();
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
        try
        {
            InterchangeFiles.Of(SampleCluster.Input).Select(file => file.Bytes()).ShouldBe(before);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Test]
    public void No_file_holds_a_character_that_hides_or_turns_what_stands_beside_it()
    {
        foreach (var file in InterchangeFiles.Of(SampleCluster.Input))
        {
            var text = Encoding.UTF8.GetString(file.Bytes()).TrimStart('\ufeff');
            text.EnumerateRunes()
                .Where(rune =>
                    rune.Value is not ('\n' or '\r')
                        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format)
                .ShouldBeEmpty(file.Path);
            text.ShouldContain("1b[31mANSI", Case.Sensitive, file.Path + " lost what the sandbox said");
        }
    }

    [Test]
    public void What_holds_in_many_words_is_one_row_and_counts_as_before()
    {
        var rows = Gathered.Rows(SampleCluster.Input.Results).ToList();

        rows.Count.ShouldBe(SampleCluster.Input.Results.Results.Count - 1);
        Validation.Results.Books.Count(rows).ShouldBe(SampleCluster.Input.Results.Summary);
        var gathered = rows.Single(row => row.Control == "ISO-PROC-001" && row.Verdict == Validation.Results.Verdict.Pass);
        gathered.Nodes.Count.ShouldBe(24);
        gathered.Reason.ShouldBe("on pool-a-00: 4.4.0 (results.json has the words of the other nodes)");
    }
}
