using System.Diagnostics;

namespace Selftests.Support;

/// <summary>A real process of the test's own, that is there until the test is over.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process process;

    public ChildProcess(Command command) => process = command.Start();

    public ChildProcess(string program, params IReadOnlyList<string> arguments)
        : this(new Command(program, arguments))
    {
    }

    public int Pid => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Ends what it reads, and waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public int EndAndWait()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>SIGKILL, to itself and nobody else.</summary>
    public void Kill()
    {
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }
}
