using Validation.Results.Text;

namespace Results.Tests.Text;

public sealed class PrintableTests
{
    [TestCase("plain – text, ünïcode and 漢字", "plain – text, ünïcode and 漢字")]
    [TestCase("\u001b[31mred\u001b[0m", @"\x1b[31mred\x1b[0m")]
    [TestCase("\u009b2J\u007f", @"\x9b2J\x7f")]
    [TestCase("a\0b\nc\rd\te", @"a\0b\nc\rd\te")]
    [TestCase("\u202etxt.exe\u2066\u200b\u2028\ufeff", @"\u{202e}txt.exe\u{2066}\u{200b}\u{2028}\u{feff}")]
    [TestCase("tag \U000E0041", @"tag \u{e0041}")]
    public void A_line_shows_what_would_be_obeyed_or_hidden(string text, string shown) => Printable.Line(text).ShouldBe(shown);

    [Test]
    public void A_broken_surrogate_becomes_the_replacement_character() => Printable.Line("a\ud800b").ShouldBe("a\ufffdb");

    [Test]
    public void Lines_keep_line_feeds_and_tabs_and_nothing_else() => Printable.Lines("a\n\tb\r\u001b").ShouldBe("a\n\tb\\r\\x1b");

    [Test]
    public void A_document_means_the_same_afterwards()
    {
        const string Document = "{\n  \"text\": \"\u202etxt \U000E0041\"\n}";

        var safe = Printable.Json(Document);

        safe.ShouldBe("{\n  \"text\": \"\\u202etxt \\udb40\\udc41\"\n}");
        System.Text.Json.Nodes.JsonNode.Parse(safe)!["text"]!.GetValue<string>().ShouldBe("\u202etxt \U000E0041");
    }
}
