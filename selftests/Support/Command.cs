using System.Diagnostics;
using System.Text;

namespace Selftests.Support;

/// <summary>A program of the machine as a test runs it: the one way in which tests start programs.</summary>
/// <param name="Program">A path, or a name that PATH has.</param>
/// <param name="Arguments">Handed over word for word.</param>
internal sealed record Command(string Program, params IReadOnlyList<string> Arguments)
{
    /// <summary>Where it runs; empty for the test's own directory.</summary>
    public string Directory { get; init; } = "";

    /// <summary>On top of the test's own.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>All that it can read; behind it its standard input ends.</summary>
    public string Input { get; init; } = "";

    /// <summary>So that a test ends whose runner sets no limit; what has one of its own gives it as a token.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>A script of bash.</summary>
    public static Command Shell(string script) => new("/bin/bash", "-c", script);

    /// <summary>The same as another program starts it, behind whose arguments it stands: <c>unshare --mount</c>.</summary>
    public Command Within(string program, params IReadOnlyList<string> arguments) =>
        this with { Program = program, Arguments = [.. arguments, Program, .. Arguments] };

    /// <summary>Runs it to its end; it is ended, with what it started, where the test is ended first.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
    /// <exception cref="TimeoutException">It did not end within <see cref="Limit"/>.</exception>
    public async Task<Ended> RunAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        using var process = Start();
        // Read beside writing: what refuses its input does not read it to the end.
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await WriteAsync(process.StandardInput);
            await process.WaitForExitAsync(limit.Token);
            return new Ended(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"`{Line}` did not end within {Limit.TotalSeconds:F0} s and was killed");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Runs it as long as the test that stands around it lasts.</summary>
    public Task<Ended> RunAsync() => RunAsync(TestContext.CurrentContext.CancellationToken);

    /// <summary>The same for tests that have nothing else to wait for.</summary>
    public Ended Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>What it printed on its standard output; the test fails where it does not end with 0.</summary>
    public async Task<string> OutputAsync() => (await SucceedAsync()).Output;

    public Task<Ended> SucceedAsync() => SucceedAsync(TestContext.CurrentContext.CancellationToken);

    /// <summary>Runs it; the test fails, with what it said, where it does not end with 0.</summary>
    public async Task<Ended> SucceedAsync(CancellationToken cancellationToken)
    {
        var ended = await RunAsync(cancellationToken);
        ended.ExitCode.ShouldBe(0, $"{Line}: {ended.Said}");
        return ended;
    }

    /// <summary>Starts it and looks no further: its three streams are in the test's hands, and its end, too.</summary>
    public Process Start()
    {
        var start = new ProcessStartInfo(Program, Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            WorkingDirectory = Directory,
        };
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private string Line => string.Join(' ', [Program, .. Arguments]);

    private async Task WriteAsync(StreamWriter input)
    {
        try
        {
            await input.WriteAsync(Input);
            input.Close();
        }
        catch (IOException)
        {
            // It ended, or closed its end, before it had read all.
        }
    }
}
