using System.Diagnostics;
using System.Globalization;

namespace Witnesses.Tests.Processes;

/// <summary>A process that a shell of ours started: as a container's process, it is no child of the harness.</summary>
internal sealed class Grandchild : IDisposable
{
    private readonly Process _shell;

    /// <param name="script">Ends when its standard input does.</param>
    public Grandchild(string script)
    {
        _shell = Process.Start(new ProcessStartInfo("/bin/sh",
            ["-c", $"exec 3<&0; /bin/sh -c '{script}' <&3 & echo $!; wait $!; echo $?"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }).ShouldNotBeNull();
        Pid = ReadNumber();
    }

    public int Pid { get; }

    public int EndAndWait()
    {
        _shell.StandardInput.Close();
        return ReadNumber();
    }

    public void Dispose()
    {
        _shell.StandardInput.Close();
        _shell.WaitForExit();
        _shell.Dispose();
    }

    private int ReadNumber() => int.Parse(_shell.StandardOutput.ReadLine().ShouldNotBeNull(), CultureInfo.InvariantCulture);
}
