namespace Validation.Harness.Witnesses.Seccomp;

/// <summary>What a filter returns (seccomp(2), SECCOMP_RET_…): the action in the upper half, its data in the lower.</summary>
public readonly record struct SeccompAction(uint Value)
{
    private const uint ActionMask = 0xffff0000;

    public static readonly SeccompAction KillProcess = new(0x80000000);
    public static readonly SeccompAction KillThread = new(0);
    public static readonly SeccompAction Trap = new(0x00030000);
    public static readonly SeccompAction UserNotification = new(0x7fc00000);
    public static readonly SeccompAction Trace = new(0x7ff00000);
    public static readonly SeccompAction Log = new(0x7ffc0000);
    public static readonly SeccompAction Allow = new(0x7fff0000);

    private static readonly Dictionary<uint, string> Words = new()
    {
        [KillProcess.Value] = "KILL_PROCESS", [KillThread.Value] = "KILL_THREAD", [Trap.Value] = "TRAP", [0x00050000] = "ERRNO",
        [UserNotification.Value] = "USER_NOTIF", [Trace.Value] = "TRACE", [Log.Value] = "LOG", [Allow.Value] = "ALLOW",
    };

    public static SeccompAction Error(ushort errno) => new(0x00050000u | errno);

    /// <summary>Which of several filters' actions counts: the least (kernel/seccomp.c compares them as signed numbers).</summary>
    public int Precedence => (int)(Value & ActionMask);

    /// <summary>The system call is made.</summary>
    public bool Executes => Action is 0x7fff0000 or 0x7ffc0000;

    /// <summary>Another process, a tracer or a supervisor, says whether the system call is made.</summary>
    public bool MayExecute => Action is 0x7fc00000 or 0x7ff00000;

    private uint Action => Value & ActionMask;

    /// <summary>
    /// The kernel's word, with the data where there is any: <c>KILL_PROCESS</c>, <c>ERRNO(1)</c>. Unknown actions kill the
    /// process.
    /// </summary>
    public override string ToString() =>
        !Words.TryGetValue(Action, out var word) ? $"KILL_PROCESS(unknown action 0x{Value:x8})"
        : (Value & ~ActionMask) == 0 ? word : $"{word}({Value & ~ActionMask})";

    /// <summary>The strictest; of equally strict ones the first, as for filters from the newest to the oldest.</summary>
    public static SeccompAction Strictest(SeccompAction newer, SeccompAction older) =>
        older.Precedence < newer.Precedence ? older : newer;
}
