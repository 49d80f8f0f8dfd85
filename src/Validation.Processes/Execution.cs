using System.Diagnostics;
using System.Text;

namespace Validation.Processes;

/// <summary>What a program said and how it ended. Nothing is thrown for an exit status; see <see cref="Ensure"/>.</summary>
public sealed record Execution
{
    public required string Command { get; init; }

    public required int ExitCode { get; init; }

    public required string Output { get; init; }

    public required string Errors { get; init; }

    /// <exception cref="ExecutionException">The exit status is not 0.</exception>
    public Execution Ensure(string attempted) =>
        ExitCode == 0 ? this : throw new ExecutionException($"{attempted}: `{Command}` exited with status {ExitCode}: {Said}");

    /// <summary>What it said, on one line.</summary>
    public string Said => OneLine(Errors.Length > 0 ? Errors : Output);

    /// <summary>Runs a program to its end, killed after a time limit, its standard input closed.</summary>
    /// <exception cref="ExecutionException">The program does not exist or did not end in time.</exception>
    public static Task<Execution> RunAsync(string program, IReadOnlyList<string> arguments, TimeSpan limit,
        CancellationToken cancellationToken) =>
        RunInAsync("", program, arguments, limit, cancellationToken);

    /// <summary>The same in a working directory.</summary>
    public static Task<Execution> RunInAsync(
        string directory, string program, IReadOnlyList<string> arguments, TimeSpan limit, CancellationToken cancellationToken) =>
        RunInAsync(directory, program, arguments, new Dictionary<string, string?>(), limit, cancellationToken);

    /// <summary>The same with variables that are set beside this process's own; one that is null is taken away.</summary>
    public static async Task<Execution> RunInAsync(
        string directory, string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> environment,
        TimeSpan limit, CancellationToken cancellationToken)
    {
        var command = string.Join(' ', [program, .. arguments]);
        using var process = Start(program, arguments, directory, environment);
        process.StandardInput.Close();
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(limit);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(time.Token).ConfigureAwait(false);
            return new Execution
            {
                Command = command,
                ExitCode = process.ExitCode,
                Output = await output.ConfigureAwait(false),
                Errors = await errors.ConfigureAwait(false),
            };
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            var said = OneLine(await output.ConfigureAwait(false) + await errors.ConfigureAwait(false));
            throw new ExecutionException(
                $"`{command}` did not end within {limit.TotalSeconds:F0} s and was killed"
                    + (said.Length > 0 ? $"; it said: {said}" : ""));
        }
    }

    /// <summary>Starts a program with its three streams redirected.</summary>
    /// <param name="program">Its path, or its name on PATH.</param>
    /// <param name="arguments">Passed on as they are.</param>
    /// <param name="directory">Its working directory; empty for this one's.</param>
    /// <param name="environment">Variables that are set beside this process's own; one that is null is taken away.</param>
    /// <exception cref="ExecutionException">The program does not exist or may not be executed.</exception>
    public static Process Start(
        string program, IReadOnlyList<string> arguments, string directory = "",
        IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            WorkingDirectory = directory,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;
        return Begin(start);
    }

    /// <summary>Starts a program that goes on by itself, for the user: only its complaints are kept off the screen.</summary>
    /// <exception cref="ExecutionException">The program does not exist or may not be executed.</exception>
    public static void Leave(string program, IReadOnlyList<string> arguments) =>
        Begin(new ProcessStartInfo(program, arguments) { RedirectStandardError = true }).Dispose();

    /// <summary>The only place of the product where a program is started.</summary>
    private static Process Begin(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new ExecutionException($"`{start.FileName}` could not be started: {error.Message}", error);
        }
    }

    private static string OneLine(string text) =>
        string.Join(" / ", text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).TakeLast(6));
}

/// <summary>A program could not do what it was started for. The message says what was attempted and what came back.</summary>
public sealed class ExecutionException : Exception
{
    public ExecutionException(string message)
        : base(message)
    {
    }

    public ExecutionException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
