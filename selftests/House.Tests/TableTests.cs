using House.Tests.Judging;
using House.Tests.Reading;

namespace House.Tests;

/// <summary>docs/architecture.md says who may know whom; what the assemblies use is that, no more and no less.</summary>
public sealed class TableTests
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Table =
        HouseTable.Read(File.ReadAllText(Repository.PathOf(HouseTable.Document)), Product.Projects);

    [Test]
    public void Every_project_has_a_row() => Table.Keys.Order().ShouldBe(Product.Projects);

    [Test]
    public void What_a_project_uses_the_table_allows() => Forbidden(Product.Uses, Table).ShouldBeEmpty();

    [Test]
    public void What_the_table_allows_is_used() =>
        Table.SelectMany(row => row.Value.Select(known => (From: row.Key, To: known)))
            .Where(pair => !Product.Uses.Any(use => Project(use.From) == pair.From && Project(use.To) == pair.To))
            .Select(pair =>
                $"{HouseTable.Document} lets {pair.From} know {pair.To}, which it does not use: take it from the column")
            .ShouldBeEmpty();

    [Test]
    public void What_the_table_does_not_allow_is_told_by_its_members()
    {
        var forbidden = Forbidden(
            [new Use("Validation.Protocol.Facts", "Fact.Judge", "Validation.Harness.Judging", "Judge")],
            new Dictionary<string, IReadOnlyList<string>> { ["Validation.Protocol"] = [] });

        forbidden.ShouldHaveSingleItem().ShouldBe(
            "Validation.Protocol uses Validation.Harness, which docs/architecture.md does not allow: Fact.Judge uses Judge. "
            + "Move what is used to a project that both may know, or change the table and say why");
    }

    [Test]
    public void A_word_that_is_no_project_is_refused() =>
        Should.Throw<InvalidDataException>(() => HouseTable.Read(
                "| place | what it holds | may know |\n| --- | --- | --- |\n| `src/Validation.Cli` | x | results |\n",
                ["Validation.Cli"]))
            .Message.ShouldStartWith("docs/architecture.md, column \"may know\": 'results' is no project");

    private static IReadOnlyList<string> Forbidden(
        IEnumerable<Use> uses, IReadOnlyDictionary<string, IReadOnlyList<string>> table) =>
    [
        .. uses.GroupBy(use => (From: Project(use.From), To: Project(use.To)))
            .Where(pair => pair.Key.From != pair.Key.To && !table[pair.Key.From].Contains(pair.Key.To))
            .Select(pair =>
                $"{pair.Key.From} uses {pair.Key.To}, which {HouseTable.Document} does not "
                + $"allow: {string.Join(", ", pair.Take(5))}. "
                + "Move what is used to a project that both may know, or change the table and say why"),
    ];

    private static string Project(string folder) => string.Join('.', folder.Split('.').Take(2));
}
