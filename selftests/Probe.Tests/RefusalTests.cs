using Validation.Protocol;

namespace Probe.Tests;

/// <summary>A plan that is not what it should be is refused with one line and status 2, before anything is tried.</summary>
internal sealed class RefusalTests
{
    private const string Header = """{"schema":"validation/plan/v1","nonce":"n","steps":1}""";

    private static IEnumerable<TestCaseData> Malformed()
    {
        yield return new("", "the plan is empty");
        yield return new("{\"schema\":\n", "line 1 of the plan is not what it should be");
        yield return new("""{"schema":"validation/plan/v2","nonce":"n","steps":0}""", "not validation/plan/v2");
        yield return new("""{"schema":"validation/plan/v1","nonce":"n","steps":4097}""", "4097 steps");
        yield return new("""{"schema":"validation/plan/v1","nonce":"n","steps":-1}""", "-1 steps");
        yield return new(Header + "\n", "announces 1 steps and ends after 0");
        yield return new(Header + "\n{}\n", "line 2 of the plan");
        yield return new(Header + "\nnull\n", "line 2 of the plan is null");
        yield return new(Header + "\n" + new string(' ', (1 << 20) + 1), "longer than 1048576 bytes");
        yield return new(WithArgument("{}"), "argument 0 with none or several");
        yield return new(WithArgument("""{"number":1,"text":"a"}"""), "argument 0 with none or several");
        yield return new(WithArgument("""{"result":0}"""), "result of call 0, which is not before it");
        yield return new(WithArgument("""{"out":1048577}"""), "out buffer of 1048577 bytes");
        yield return new(WithArgument("""{"hex":"0g"}"""), "not hexadecimal");
        yield return new(WithArgument("""{"out":1},{"out":1}"""), "two out buffers");
        yield return new(WithArgument("0,0,0,0,0,0,0".Replace("0", """{"number":0}""", StringComparison.Ordinal)), "7 arguments");
        yield return new(WithCall("""{"name":"x","number":-99}"""), "neither a system call nor a native one");
        yield return new(WithCall("""{"name":"vfork","number":58}"""), "vfork");
        yield return new(WithCall("""{"name":"read","number":0,"repeat":true}"""),
            "needs an out buffer with its length after it");
    }

    [TestCaseSource(nameof(Malformed))]
    public void A_malformed_plan_is_refused_in_one_line(string plan, string why)
    {
        var run = ProbeRun.WithInput(plan);
        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldContain(why);
        run.Errors.ShouldStartWith("probe: ");
        run.Errors.IndexOf('\n', StringComparison.Ordinal).ShouldBe(run.Errors.Length - 1);
    }

    [Test]
    public void Too_many_lines_are_refused_where_the_plan_is_whole()
    {
        var plan = ProbeRun.Text(0, Steps.Alone("only", Calls.GetProcessId)) + "{}\n";
        var run = ProbeRun.WithInput("", "--plan-base64", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(plan)));
        (run.ExitCode, run.Errors).ShouldBe((2, "probe: the plan announces 1 steps and has more lines\n"));
    }

    [TestCase("bad")]
    [TestCase("rest", "soon")]
    [TestCase("--plan", "/nowhere/plan")]
    [TestCase("--plan-base64", "%")]
    [TestCase("--plan-base64")]
    [TestCase("copy")]
    [TestCase("listen", "1", "2")]
    [TestCase("listen", "65536", "2", "3")]
    [TestCase("listen", "1", "2", "-1")]
    public void A_bad_command_line_is_refused_in_one_line(params string[] arguments)
    {
        var run = ProbeRun.WithInput("", arguments);
        run.ExitCode.ShouldBe(2);
        run.Errors.TrimEnd('\n').Split('\n').ShouldHaveSingleItem().ShouldStartWith("probe: ");
    }

    private static string WithArgument(string arguments) =>
        WithCall($$"""{"name":"getpid","number":39,"arguments":[{{arguments}}]}""");

    private static string WithCall(string call) => $$"""{{Header}}{{"\n"}}{"id":"s","calls":[{{call}}]}{{"\n"}}""";
}
