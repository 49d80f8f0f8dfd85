using System.Text.Json.Nodes;
using Selftests.Support.Samples;
using Validation.Reporting.Allure;
using Validation.Results;

namespace Reporting.Tests.Allure;

/// <summary>A run written as Allure results, read back as the JSON that Allure sees.</summary>
internal sealed class Written : IDisposable
{
    private readonly Scratch scratch = new();

    public Written(RunResults results)
    {
        Directory = scratch.In("allure-results");
        AllureWriter.Write(results, Directory);
        Entries =
        [.. System.IO.Directory.GetFiles(Directory, "*-result.json").Select(file => JsonNode.Parse(File.ReadAllText(file))!)];
    }

    public string Directory { get; }

    public IReadOnlyList<JsonNode> Entries { get; }

    public JsonNode Entry(string control, string runtime) => Entries.Single(entry =>
        Text(entry["testCaseId"]) == control && Text(entry["parameters"]![0]!["value"]) == runtime);

    public string Status(string control, string runtime) => Text(Entry(control, runtime)["status"]);

    public string Message(string control, string runtime) => Text(Entry(control, runtime)["statusDetails"]!["message"]);

    public IEnumerable<string> Labels(string control, string runtime, string name) =>
        Entry(control, runtime)["labels"]!.AsArray().Where(label => Text(label!["name"]) == name)
            .Select(label => Text(label!["value"]));

    public IEnumerable<(string Name, string Content)> Attachments(string control, string runtime) =>
        Entry(control, runtime)["attachments"]!.AsArray().Select(attachment =>
            (Text(attachment!["name"]), File.ReadAllText(Path.Combine(Directory, Text(attachment["source"])))));

    public static string Text(JsonNode? node) => node!.GetValue<string>();

    public void Dispose() => scratch.Dispose();
}
