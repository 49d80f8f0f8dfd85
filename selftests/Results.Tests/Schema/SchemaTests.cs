using Selftests.Support.Samples;
using Validation.Results.Schema;

namespace Results.Tests.Schema;

public sealed class SchemaTests
{
    private static readonly string Documented = Repository.PathOf("docs", "results.schema.json");

    [Test]
    public void The_documented_schema_is_that_of_the_records()
    {
        var generated = ResultsSchema.Text();
        if (!File.Exists(Documented) || File.ReadAllText(Documented) != generated)
            File.WriteAllText(Documented + ".generated", generated);

        File.ReadAllText(Documented).ShouldBe(generated,
            $"look at {Documented}.generated and take it over if the change is meant");
    }
}
