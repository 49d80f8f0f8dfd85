using System.Globalization;

namespace Validation.Controls.Probing;

/// <summary>
/// The second container of a pod, which runs the same probe: it holds a secret wherever a control goes for it, lets anyone trace
/// it, and looks again and again whether it finds the secret itself and whether a signal came.
/// </summary>
public static class Neighbour
{
    /// <summary>A volume that only this container mounts.</summary>
    public const string Directory = "/validation-neighbour";

    public const string SecretPath = Directory + "/secret";

    public const int SecretDescriptor = 200;

    /// <summary>Far below what any program is given by itself.</summary>
    public const long SecretAddress = 0x10_0000_0000;

    /// <summary>SIGURG: who does not wait for it is not harmed (signal(7)).</summary>
    public const int Signal = 23;

    /// <summary>
    /// The steps of the container beside it: how long it gives the neighbour, and what it finds of it that a pod shares on
    /// purpose.
    /// </summary>
    public const string WaitStep = "harness/wait", SharedStep = "harness/shared", EndStep = "harness/end";

    private const int Looks = 40;
    private const int LookMilliseconds = 1500;
    private const int FirstLookMilliseconds = 200;
    private const int LeadMilliseconds = 4000;
    private const int LimitMilliseconds = 15_000;
    private const int LifeMilliseconds = 120_000;
    private const int Page = 4096;

    public static string LookStep(int number) => string.Create(CultureInfo.InvariantCulture, $"neighbour/look-{number:D2}");

    /// <summary>Its own plan: a minute of looks, unless it is ended before.</summary>
    public static IReadOnlyList<Step> Steps(Stage stage) =>
    [
        new Step { Id = "neighbour/file", Calls = Write(stage) },
        new Step { Id = "neighbour/process", Calls = Process(stage), Child = Child.Background },
        new Step { Id = "neighbour/holding", Calls = Hold(stage), Child = Child.Background },
        .. Enumerable.Range(0, Looks)
            .Select(number =>
                new Step
                {
                    Id = LookStep(number),
                    Calls = Look(stage, number),
                    Child = Child.Alone,
                    LimitMilliseconds = LimitMilliseconds,
                }),
    ];

    /// <summary>What the probe beside it does before its controls' steps.</summary>
    public static IReadOnlyList<Step> Before { get; } =
        [
            new Step
            {
                Id = WaitStep,
                Calls = [Sys.Pause(LeadMilliseconds), Sys.TimeOfDay()],
                LimitMilliseconds = LimitMilliseconds,
            },
        ];

    /// <summary>And after them.</summary>
    public static IReadOnlyList<Step> After(Stage stage) =>
    [
        new Step { Id = EndStep, Calls = [Sys.TimeOfDay()] },
        new Step
        {
            Id = SharedStep,
            Calls = [
                Sys.Call("socket", UnixFamily, StreamType, 0),
                Sys.Call("connect", Argument.Of(0), Sys.AbstractAddress(SocketName(stage)), SocketName(stage).Length + 3),
            ],
        },
    ];

    private const int UnixFamily = 1, StreamType = 1;

    private static string SocketName(Stage stage) => $"validation-{stage.NeighbourSecret}";

    private static IReadOnlyList<Call> Write(Stage stage) =>
    [
        Sys.Call("openat", Sys.AtFdCwd, SecretPath, Sys.WriteOnly | Sys.Create, 0x1A4),
        Sys.Call("write", Argument.Of(0), stage.NeighbourSecret, stage.NeighbourSecret.Length),
        Sys.Call("close", Argument.Of(0)),
    ];

    private static IReadOnlyList<Call> Process(Stage stage) =>
    [
        Sys.Call("execve", stage.ProbePath,
            Argument.List(stage.ProbePath, "rest", LifeMilliseconds.ToString(CultureInfo.InvariantCulture),
                stage.NeighbourSecret),
            Argument.List($"VALIDATION_NEIGHBOUR={stage.NeighbourSecret}")),
    ];

    /// <summary>
    /// A file without a name, memory at a known address, and a socket that all who share its network can reach.
    /// </summary>
    private static IReadOnlyList<Call> Hold(Stage stage)
    {
        const int readWrite = 3, privateFixedAnonymous = 0x32, setTracer = 0x59616D61, anyone = -1;
        var length = stage.NeighbourSecret.Length;
        return
        [
            Sys.Call("memfd_create", "validation", 0),
            Sys.Call("write", Argument.Of(0), stage.NeighbourSecret, length),
            Sys.Call("dup2", Argument.Of(0), SecretDescriptor),
            Sys.Call("mmap", SecretAddress, Page, readWrite, privateFixedAnonymous, -1, 0),
            Sys.Call("pread64", Argument.Of(0), SecretAddress, length, 0),
            Sys.Call("prctl", setTracer, anyone),
            Sys.Call("socket", UnixFamily, StreamType, 0),
            Sys.Call("bind", Argument.Of(6), Sys.AbstractAddress(SocketName(stage)), SocketName(stage).Length + 3),
            Sys.Call("listen", Argument.Of(6), 4),
            Sys.Pause(LifeMilliseconds),
        ];
    }

    /// <summary>The first look sends the signal to itself, which shows that one is heard.</summary>
    private static IReadOnlyList<Call> Look(Stage stage, int number)
    {
        var set = Argument.Bytes(BitConverter.GetBytes(1UL << (Signal - 1)));
        return
        [
            Sys.Call("rt_sigprocmask", 0, set, 0, sizeof(ulong)),
            Sys.Call("getpid"),
            Sys.Call("kill", Argument.Of(1), number == 0 ? Signal : 0),
            Sys.Call("rt_sigtimedwait", set, 0, Sys.Time(number == 0 ? FirstLookMilliseconds : LookMilliseconds), sizeof(ulong)),
            .. Trace.All.Select(trace => trace.Search(stage)),
            Sys.TimeOfDay(),
        ];
    }
}
