using House.Tests.Reading;

namespace House.Tests.Fixture;

/// <summary>Two folders of this assembly that know each other.</summary>
internal static class Sources
{
    internal const string Above = "House.Tests.Fixture.Above";
    internal const string Below = "House.Tests.Fixture.Below";

    internal static IReadOnlyList<Use> Uses { get; } =
    [
        .. Product.Of(typeof(Sources).Assembly.Location, new Dictionary<string, string> { ["House.Tests"] = "House.Tests" })
            .Where(use => use.From is Above or Below),
    ];
}
