namespace Selftests.Support.Samples;

/// <summary>
/// What a probe in a hostile image may send back: markup of pages and consoles, terminal sequences, invisible characters.
/// </summary>
internal static class Hostile
{
    public const string Script = "<script>alert(1)</script>";

    public const string Text =
        Script
        + "<img src=x onerror=alert(2)> [red]not red[/] [bold \u001b[31mANSI\u001b[0m \u001b]0;title\a nul:\0 "
        + "back:\b\r\u009b2J " +
        "turned:\u202Etxt.exe\u202C &amp; \"quoted\" 'single' ${x} {{x}} \ud800";
}
