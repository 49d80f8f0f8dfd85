using System.Diagnostics;

namespace Witnesses.Tests.Processes;

/// <summary>A real child process that sleeps until the test is over.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;

    public Child(params string[] command)
    {
        _process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true }).ShouldNotBeNull();
    }

    public int Pid => _process.Id;

    public bool HasExited => _process.HasExited;

    public int EndAndWait()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
