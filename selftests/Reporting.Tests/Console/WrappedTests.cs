using Validation.Reporting.Console;

namespace Reporting.Tests.Console;

public sealed class WrappedTests
{
    [TestCase("one two three four five six seven", 2, new[] { "one two three four", "five six seven" })]
    [TestCase("one two three four five six seven", 1, new[] { "one two three four…" })]
    [TestCase("12345678901234567890123", 2, new[] { "12345678901234567890", "123" })]
    [TestCase("", 2, new string[0])]
    public void Text_is_broken_at_blanks_and_cut_visibly(string text, int most, string[] lines) =>
        Wrapped.Lines(text, 20, most).ShouldBe(lines);
}
