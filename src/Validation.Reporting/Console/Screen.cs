using Spectre.Console;
using Validation.Results.Text;

namespace Validation.Reporting.Console;

/// <summary>Lines that never wrap: they are broken here, at the console's width, and given as text and never as markup.</summary>
internal sealed class Screen(IAnsiConsole console)
{
    /// <summary>One less than the console has: a full line makes some terminals add an empty one.</summary>
    private readonly int width = Math.Clamp(console.Profile.Width, 40, 120) - 1;

    public void Blank() => console.WriteLine();

    public void Line(string text) => Paragraph("", text, most: 2, Style.Plain);

    /// <summary>A word in a box of three lines, with its letters spaced out.</summary>
    public void Box(string word, Color colour)
    {
        var spaced = $"   {string.Join(' ', word.ToCharArray())}   ";
        var bar = new string('═', spaced.Length);
        var style = new Style(colour, decoration: Decoration.Bold);
        foreach (var line in new[] { $"╔{bar}╗", $"║{spaced}║", $"╚{bar}╝" })
            Write(line, style);
    }

    /// <summary>Text after a lead, its further lines indented to where it began.</summary>
    public void Paragraph(string lead, string text, int most, Style style)
    {
        lead = Printable.Line(lead)[..Math.Min(lead.Length, width / 2)];
        var indent = new string(' ', lead.Length);
        foreach (var (place, line) in Wrapped.Lines(text, width - lead.Length, most).Index())
            Write((place == 0 ? lead : indent) + line, style);
    }

    /// <summary>A path in one piece, however long it is: a broken one can be neither copied nor clicked.</summary>
    public void Path(string lead, string path) => Write(lead + Printable.Line(path), Style.Plain);

    private void Write(string line, Style style)
    {
        console.Write(new Spectre.Console.Text(line, style).Overflow(Overflow.Fold));
        console.WriteLine();
    }
}
