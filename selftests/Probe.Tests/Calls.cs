using Validation.Protocol;

namespace Probe.Tests;

/// <summary>The system calls of these tests (syscall_64.tbl).</summary>
internal static class Calls
{
    private const int CurrentDirectory = -100;

    internal static Call GetProcessId => Named("getpid", 39);

    internal static Call Hang => Named("pause", 34);

    internal static Call Open(string path) => Named("openat", 257, CurrentDirectory, path, 0);

    internal static Call Read(int result, int bytes, bool repeat = false) =>
        Named("read", 0, Argument.Of(result), Argument.Buffer(bytes), bytes) with { Repeat = repeat };

    internal static Call Close(int result) => Named("close", 3, Argument.Of(result));

    internal static Call Exit(int code) => Named("exit_group", 231, code);

    internal static Call Execute(params string[] arguments) =>
        Named("execve", 59, arguments[0], Argument.List(arguments), Argument.List("A=1"));

    /// <summary>The signal to the process that <paramref name="result"/>, an earlier getpid, named.</summary>
    internal static Call Kill(int result, int signal) => Named("kill", 62, Argument.Of(result), signal);

    internal static Call Named(string name, long number, params Argument[] arguments) =>
        new() { Name = name, Number = number, Arguments = arguments };
}
