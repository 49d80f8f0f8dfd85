using System.Text.RegularExpressions;

namespace Setup.Tests.Building;

/// <summary>The real compiler, on two small projects that lie where the gate's lie.</summary>
public sealed partial class CompilerTests
{
    private static readonly DateTime LongAgo = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Nothing that was started for the compiler stays.</summary>
    private static readonly Dictionary<string, string> NoServers = new()
    {
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
    };

    private Scratch _scratch = null!;

    [SetUp]
    public void Lay_out_a_checkout()
    {
        _scratch = new Scratch();
        foreach (var file in new[] { "eng/build.sh", "Directory.Build.targets", "global.json" })
            _scratch.Copy(file);
        _scratch.Write("src/Validation.Cli/Validation.Cli.csproj", Project("Exe", "validation"));
        _scratch.Write("tests/Suites.csproj", Project("Library", "Suites"));
        _scratch.Write("fixtures/none", "");
        _scratch.Write("Validation.sln", Solution("src\\Validation.Cli\\Validation.Cli.csproj", "tests\\Suites.csproj"));
    }

    [TearDown]
    public void Remove_it() => _scratch.Dispose();

    [Test, CancelAfter(300_000)]
    public async Task A_source_that_is_older_than_what_was_built_of_another_is_compiled()
    {
        (await Says("one", "eng/build.sh")).ShouldBe("one");
        (await Says("two", "eng/build.sh")).ShouldBe("two");
        (await Says("three", "dotnet build Validation.sln -c Release -v quiet -nologo")).ShouldBe("three");
        (await Says("two", "eng/build.sh")).ShouldBe("two");
    }

    /// <summary>Else a change there would not be seen.</summary>
    [Test]
    public void Everything_that_the_gate_is_built_from_lies_where_the_build_looks()
    {
        var solution = File.ReadAllText(Repository.PathOf("Validation.sln"));
        string[] projects = [.. ProjectPath().Matches(solution).Select(match => match.Groups["path"].Value.Replace('\\', '/'))];

        projects.Length.ShouldBeGreaterThan(5);
        projects.Concat(projects.SelectMany(Included)).Select(path => path.Split('/')[0]).Distinct()
            .ShouldBeSubsetOf(["src", "tests", "eng", "fixtures"]);
    }

    private async Task<string> Says(string word, string build)
    {
        File.SetLastWriteTimeUtc(_scratch.Write("src/Validation.Cli/Program.cs", $"System.Console.Write(\"{word}\");"), LongAgo);
        await (Command.Shell(build) with { Directory = _scratch.Path, Variables = NoServers }).SucceedAsync();
        var built = _scratch.In("src/Validation.Cli/bin/Release/net10.0/validation.dll");
        return await new Command("dotnet", "exec", built).OutputAsync();
    }

    private static IEnumerable<string> Included(string project)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(project))!;
        return Outside().Matches(File.ReadAllText(Repository.PathOf(project)))
            .Select(match => Path.GetFullPath(Path.Combine(folder, match.Groups["path"].Value)))
            .Select(path => Path.GetRelativePath(Repository.Root, path));
    }

    private static string Project(string output, string assembly) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>{output}</OutputType>
            <AssemblyName>{assembly}</AssemblyName>
          </PropertyGroup>
        </Project>
        """;

    private static string Solution(params string[] projects)
    {
        string Id(string project) => $"{{{Array.IndexOf(projects, project) + 1:00000000}-0000-0000-0000-000000000000}}";
        const string Kind = "{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}";
        string Name(string project) => Path.GetFileNameWithoutExtension(project.Split('\\')[^1]);
        var listed = projects.Select(project =>
            $"Project(\"{Kind}\") = \"{Name(project)}\", \"{project}\", \"{Id(project)}\"\nEndProject\n");
        var built = projects.SelectMany(project => new[] { "ActiveCfg", "Build.0" }, (project, what) =>
            $"\t\t{Id(project)}.Release|Any CPU.{what} = Release|Any CPU\n");
        return $"""
            Microsoft Visual Studio Solution File, Format Version 12.00
            {string.Concat(listed)}Global
            	GlobalSection(SolutionConfigurationPlatforms) = preSolution
            		Release|Any CPU = Release|Any CPU
            	EndGlobalSection
            	GlobalSection(ProjectConfigurationPlatforms) = postSolution
            {string.Concat(built)}	EndGlobalSection
            EndGlobal
            """;
    }

    [GeneratedRegex("\"(?<path>[^\"]+\\.csproj)\"")]
    private static partial Regex ProjectPath();

    [GeneratedRegex("(?<=[\";])(?<path>\\.\\./[^\";*]+)")]
    private static partial Regex Outside();
}
