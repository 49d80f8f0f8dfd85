namespace Setup.Tests.Building;

/// <summary>The real eng/build.sh in a checkout whose dotnet "compiles" by copying, and writes down that it was called.</summary>
public sealed class BuildTests
{
    private Scratch _scratch = null!;

    [SetUp]
    public async Task Lay_out_a_checkout_that_is_built()
    {
        _scratch = new Scratch();
        _scratch.Copy("eng/build.sh", "clone/eng/build.sh");
        string[] files =
        [
            "Validation.sln", "README.md", "src/Validation.Cli/Program.cs", "src/Validation.Cli/Other.cs", "tests/Suite.cs",
            "fixtures/template.json",
        ];
        foreach (var file in files)
            _scratch.Write($"clone/{file}", file);
        _scratch.Program(
            "tools/dotnet",
            """
            echo "$*" >>"$CALLS"
            [ "${BUILD:-good}" = good ] || { echo "$BUILD"; exit 1; }
            mkdir -p src/Validation.Cli/{bin/Release/net10.0,obj} tests/{bin/Release/net10.0,obj}
            cat src/Validation.Cli/*.cs >src/Validation.Cli/bin/Release/net10.0/validation.dll
            cp tests/Suite.cs tests/bin/Release/net10.0/Suites.dll
            tee src/Validation.Cli/obj/project.assets.json >tests/obj/project.assets.json <<<{}
            """);
        (await Build()).ShouldBe(new Ended(0, "", ""));
        Calls().ShouldBe(1);
    }

    [TearDown]
    public void Remove_it() => _scratch.Dispose();

    [TestCase("true")]
    [TestCase("echo more >>README.md")]
    [TestCase("touch -d 2001-01-01 src/Validation.Cli/Program.cs tests/bin/Release/net10.0/Suites.dll")]
    [CancelAfter(20_000)]
    public async Task What_is_built_from_what_lies_here_is_not_built_again(string change)
    {
        await Change(change);

        (await Build()).ShouldBe(new Ended(0, "", ""));

        Calls().ShouldBe(1);
    }

    [TestCase("echo more >>src/Validation.Cli/Program.cs && touch -d 2001-01-01 src/Validation.Cli/Program.cs")]
    [TestCase("echo new >fixtures/another.json")]
    [TestCase("rm src/Validation.Cli/Other.cs")]
    [TestCase("mv src/Validation.Cli/Other.cs src/Validation.Cli/Renamed.cs")]
    [TestCase("echo '<Project/>' >Directory.Build.props")]
    [TestCase("echo foreign >>tests/bin/Release/net10.0/Suites.dll", Description = "built from something else")]
    [TestCase("rm src/Validation.Cli/bin/Release/net10.0/validation.dll")]
    [TestCase("rm -r tests/obj")]
    [TestCase(
        "git init --quiet && git -c user.name=t -c user.email=t@localhost commit --quiet --allow-empty -m 1",
        Description = "the binary names its commit")]
    [CancelAfter(20_000)]
    public async Task What_is_not_is_built_once(string change)
    {
        await Change(change);

        (await Build()).ShouldBe(new Ended(0, "", ""));
        (await Build()).ShouldBe(new Ended(0, "", ""));

        Calls().ShouldBe(2);
    }

    [Test, CancelAfter(20_000)]
    public async Task A_copy_of_the_clone_is_built_by_itself()
    {
        await Change("cp -a . ../copy");

        (await Build("copy")).ShouldBe(new Ended(0, "", ""));
        (await Build()).ShouldBe(new Ended(0, "", ""));

        Calls().ShouldBe(2);
    }

    [Test, CancelAfter(20_000)]
    public async Task A_build_that_failed_is_shown_and_tried_again()
    {
        await Change("echo more >>tests/Suite.cs");

        foreach (var calls in new[] { 2, 3 })
        {
            (await Build(said: "error CS1002")).ShouldBe(new Ended(2, "", "error CS1002\n"));
            Calls().ShouldBe(calls);
        }
    }

    private Task<Ended> Build(string clone = "clone", string said = "good") =>
        new Command(_scratch.In($"{clone}/eng/build.sh"))
        {
            Variables = new Dictionary<string, string>(SearchPath.Starting(_scratch.In("tools")))
            {
                ["CALLS"] = _scratch.In("calls"),
                ["BUILD"] = said,
            },
        }.RunAsync();

    private int Calls()
    {
        var calls = File.ReadAllLines(_scratch.In("calls"));
        calls.ShouldAllBe(call => call == "build Validation.sln -c Release -v quiet -nologo");
        return calls.Length;
    }

    private Task Change(string change) =>
        (Command.Shell(change) with { Directory = _scratch.In("clone") }).SucceedAsync();
}
