namespace House.Tests;

/// <summary>
/// A line has 130 characters at most. What stands in a raw string may be longer: it is somebody else's words, an API server's or
/// a kernel's, and is kept as they were said.
/// </summary>
public sealed class LineTests
{
    private const int Longest = 130;

    private const string RawString = "\"\"\"";

    private static readonly string[] Places = ["src", "tests", "selftests", "bench"];

    private static IEnumerable<string> Sources => Places
        .SelectMany(place => Directory.EnumerateFiles(Repository.PathOf(place), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Split('/').Any(folder => folder is "bin" or "obj"));

    [Test]
    public void No_line_is_longer_than_it_may_be() =>
        Sources.SelectMany(file => TooLong(File.ReadLines(file))
                .Select(number => $"{Path.GetRelativePath(Repository.Root, file)}:{number}"))
            .ShouldBeEmpty($"these lines have more than {Longest} characters");

    [TestCase(130, "", false)]
    [TestCase(131, "", true)]
    [TestCase(131, "// ", true)]
    [TestCase(131, "\"\"\"", false)]
    public void A_line_is_told_by_its_characters(int length, string beginning, bool isTooLong) =>
        TooLong([beginning.PadRight(length, 'x')]).Any().ShouldBe(isTooLong);

    [Test]
    public void A_raw_string_ends_where_it_is_closed() =>
        TooLong(["\"\"\"", new string('x', 131), "\"\"\"", new string('y', 131)]).ShouldBe([4]);

    /// <returns>The numbers of the lines, the first being 1.</returns>
    private static IEnumerable<int> TooLong(IEnumerable<string> lines)
    {
        var isRaw = false;
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            var marks = line.Split(RawString).Length - 1;
            if (line.Length > Longest && !isRaw && marks == 0)
                yield return number;
            isRaw ^= marks % 2 == 1;
        }
    }
}
