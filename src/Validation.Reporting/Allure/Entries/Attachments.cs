using System.Text.Json;
using Validation.Protocol;
using Validation.Reporting.Allure.Format;
using Validation.Results;
using Validation.Results.Text;

namespace Validation.Reporting.Allure.Entries;

/// <summary>
/// Writes what is attached to entries. Each entry has files of its own: Allure shows a file at the first entry that names it and
/// calls it missed at every other.
/// </summary>
internal sealed class Attachments(IReadOnlyList<ArmRecord> launched, string directory)
{
    private readonly Dictionary<string, ArmRecord> arms = launched.ToDictionary(arm => arm.Name);

    public IReadOnlyList<AllureAttachment> Of(Entry entry)
    {
        string[] looked = [.. new[] { entry.Arm, entry.Control.Twin?.Arm }.OfType<string>().Distinct()];
        return
        [
            Text(entry, "How to measure this again", entry.Control.Reproduce),
            .. looked.Select(arm => Facts(entry, arm)).OfType<AllureAttachment>(),
            .. looked.Select(arm => Launch(entry, arm)).OfType<AllureAttachment>(),
        ];
    }

    private AllureAttachment? Facts(Entry entry, string arm)
    {
        Fact[] facts =
        [
            .. entry.Control.Evidence.Where(evidence => evidence.Arm == arm).Select(evidence => evidence.Fact).OfType<Fact>(),
        ];
        return facts.Length == 0 ? null : Write(
            entry,
            $"Facts of the arm {arm}, verbatim",
            Printable.Json(JsonSerializer.Serialize<IReadOnlyList<Fact>>(facts, AllureJson.Readable.IReadOnlyListFact)),
            "json",
            "application/json");
    }

    private AllureAttachment? Launch(Entry entry, string name) => arms.TryGetValue(name, out var arm)
        ? Text(entry, $"Launch of the arm {name}", LaunchText.Of(arm))
        : null;

    private AllureAttachment Text(Entry entry, string name, string text) =>
        Write(entry, name, Printable.Lines(text) + "\n", "txt", "text/plain");

    private AllureAttachment Write(Entry entry, string name, string text, string extension, string type)
    {
        var source = $"{Side.Name(entry.Uuid, name)}-attachment.{extension}";
        File.WriteAllText(Path.Combine(directory, source), text);
        return new AllureAttachment(name, source, type);
    }
}
