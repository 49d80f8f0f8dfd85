namespace Validation.Protocol;

/// <summary>
/// One system call of a step, by number, with its arguments; or one of the few things that no single system call does
/// (<see cref="Native"/>, negative numbers). Unused arguments are passed as 0.
/// </summary>
public sealed record Call
{
    /// <summary>The name in the kernel's table (<c>openat</c>), for people; the probe goes by <see cref="Number"/>.</summary>
    public required string Name { get; init; }

    /// <summary>The number in the x86-64 table (arch/x86/entry/syscalls/syscall_64.tbl), or a <see cref="Native"/> one.</summary>
    public required long Number { get; init; }

    /// <summary>At most six.</summary>
    public IReadOnlyList<Argument> Arguments { get; init; } = [];

    /// <summary>
    /// Repeat the call, each time with the rest of its <see cref="Argument.Out"/> buffer and of the length argument after it,
    /// until it returns 0, fails or the buffer is full. The answer's value is the total. For read, getdents64, recvfrom.
    /// </summary>
    public bool Repeat { get; init; }
}

/// <summary>One argument of a call; exactly one member is set.</summary>
public sealed record Argument
{
    public long? Number { get; init; }

    /// <summary>A pointer to this text, UTF-8, ending in NUL.</summary>
    public string? Text { get; init; }

    /// <summary>A pointer to these bytes, in hexadecimal.</summary>
    public string? Hex { get; init; }

    /// <summary>A pointer to a zeroed buffer of this many bytes, whose contents the answer brings back; one per call.</summary>
    public int? Out { get; init; }

    /// <summary>The value that the n-th call of this step (from 0) returned.</summary>
    public int? Result { get; init; }

    /// <summary>A pointer to a NULL-ended array of texts, as execve takes it.</summary>
    public IReadOnlyList<string>? Texts { get; init; }

    public static implicit operator Argument(long number) => new() { Number = number };

    public static implicit operator Argument(string text) => new() { Text = text };

    public static Argument Bytes(ReadOnlySpan<byte> bytes) => new() { Hex = Convert.ToHexString(bytes) };

    public static Argument Buffer(int bytes) => new() { Out = bytes };

    public static Argument Of(int call) => new() { Result = call };

    public static Argument List(params IReadOnlyList<string> texts) => new() { Texts = texts };
}

/// <summary>What the probe can do beyond single system calls. Negative, so that they never meet a kernel's number.</summary>
public static class Native
{
    /// <summary>(milliseconds) Burns CPU for that long by CLOCK_MONOTONIC; value: CPU time used, in microseconds.</summary>
    public const long Spin = -1;

    /// <summary>
    /// (count) Forks up to that many children that wait, then ends them; value: how many there were at once. A fork that fails
    /// ends the attempt and gives its errno beside the number reached.
    /// </summary>
    public const long Crowd = -2;

    /// <summary>
    /// (mebibytes) Maps and writes memory in steps of 4 MiB; value: mebibytes written. An mmap that fails gives its errno.
    /// </summary>
    public const long Fill = -3;

    /// <summary>
    /// (buffer) Copies the vDSO (getauxval(AT_SYSINFO_EHDR)), at most the buffer; value: bytes copied, 0 where there is none.
    /// </summary>
    public const long Vdso = -4;

    /// <summary>(fd, events, milliseconds) poll(2) on one descriptor; value: the returned events, 0 after the time.</summary>
    public const long Await = -5;

    /// <summary>
    /// (file, text, offset, buffer) Opens /proc/PID/file of every process that /proc shows and looks for the text in the 4,096
    /// bytes at the offset; value: bytes written to the buffer, a line for each process: <c>PID found</c>, <c>PID searched</c> or
    /// <c>PID errno N</c>. What else is in the files stays where it is.
    /// </summary>
    public const long Search = -6;
}
