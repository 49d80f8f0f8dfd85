using System.Globalization;

namespace Validation.Controls.Seeing;

/// <summary>What the second container of an arm's pod told of itself, and when the first one tried its steps.</summary>
public sealed record NeighbourView
{
    private const int SignalCall = 3;
    private const int FirstSearch = 4;

    /// <summary>CLOCK_REALTIME in nanoseconds, which all containers of a pod share.</summary>
    public required long Began { get; init; }

    public required long Ended { get; init; }

    /// <summary>In order.</summary>
    public required IReadOnlyList<NeighbourLook> Looks { get; init; }

    /// <summary>
    /// True where the first container reached an abstract socket of the second: they share a network stack, and under gVisor a
    /// sandbox.
    /// </summary>
    public required bool SharesNetwork { get; init; }

    /// <summary>True where a signal came after the one that it had sent itself.</summary>
    public bool Signalled => Looks.Skip(1).Any(look => look.Signalled);

    /// <param name="probe">The facts of the pod's first container.</param>
    /// <param name="neighbour">Those of its second.</param>
    public static Reading<NeighbourView> Of(IReadOnlyDictionary<string, Fact> probe, IReadOnlyDictionary<string, Fact> neighbour)
    {
        if (TimeOf(probe, Neighbour.WaitStep) is not { } began || TimeOf(probe, Neighbour.EndStep) is not { } ended)
            return Reading.Absent<NeighbourView>("the probe beside it did not tell when it began and ended");
        return Reading.Of(new NeighbourView
        {
            Began = began,
            Ended = ended,
            SharesNetwork = probe.GetValueOrDefault(Neighbour.SharedStep) is { Ending: Ending.Returned, Last: { Errno: 0 } },
            Looks = [.. LooksOf(neighbour)],
        });
    }

    /// <summary>True once the neighbour has lived longer than a moment.</summary>
    public static bool IsAfter(Fact look, long moment) =>
        look.Ending == Ending.Returned && look.Step.StartsWith(Neighbour.LookStep(0)[..^2], StringComparison.Ordinal)
            && Time(look) >= moment;

    /// <summary>When the probe beside the neighbour had tried everything; null where it did not tell.</summary>
    public static long? EndOf(IReadOnlyDictionary<string, Fact> probe) => TimeOf(probe, Neighbour.EndStep);

    /// <summary>The neighbour found its secret there itself, before the first container began and after it had ended.</summary>
    /// <exception cref="CannotTellException">It did not, so that nothing can be said of who looked meanwhile.</exception>
    public void ShouldHold(Trace trace)
    {
        var (before, after) = Around();
        foreach (var (look, when) in ((NeighbourLook, string)[])[(before, "before"), (after, "after")])
        {
            if (!look.Found.Contains(trace.Name))
                throw new CannotTellException(
                    $"the second container did not find its secret in its own {trace.Name} itself {when} the probe had looked "
                        + "for it");
        }
    }

    /// <summary>The neighbour heard a signal of its own, and was there before and after.</summary>
    /// <exception cref="CannotTellException">It did not, so that its hearing no other says nothing.</exception>
    public void ShouldListen()
    {
        _ = Around();
        if (!Looks[0].Signalled)
            throw new CannotTellException("the second container did not hear the signal that it sent to itself");
    }

    public override string ToString() => Looks.Count == 0
        ? "the second container told nothing of itself"
        : string.Create(CultureInfo.InvariantCulture,
            $"the second container looked {Looks.Count} times, from {Seconds(Looks[0].Time)} s before the probe began "
                + $"to {-Seconds(Looks[^1].Time, Ended)} s after it had ended, found its own secret in "
                + $"its [{string.Join(", ", Looks[^1].Found)}] and was {(Signalled ? "" : "not ")}signalled; {Arrangement}");

    private string Arrangement => SharesNetwork
        ? "the two share their network, as containers of a pod do"
        : "the two do not share their network: under gVisor each has a sandbox of its own here";

    private (NeighbourLook Before, NeighbourLook After) Around() => (
        Looks.LastOrDefault(look => look.Time <= Began)
            ?? throw new CannotTellException(
                "the second container was not ready when the probe began: the node is too slow or too busy, run it again"),
        Looks.FirstOrDefault(look => look.Time >= Ended)
            ?? throw new CannotTellException("the second container was not seen alive after the probe had ended"));

    private double Seconds(long time, long? of = null) => Math.Round(((of ?? Began) - time) / 1e9, 1);

    private static IEnumerable<NeighbourLook> LooksOf(IReadOnlyDictionary<string, Fact> facts)
    {
        for (var number = 0; facts.GetValueOrDefault(Neighbour.LookStep(number)) is { Ending: Ending.Returned } look; number++)
        {
            yield return new NeighbourLook(
                Time(look),
                look.Answers[SignalCall].Value == Neighbour.Signal,
                [
                    .. Trace.All.Where((_, index) => ProcessReport.Of(look.Answers[FirstSearch + index]).Found.Count > 0)
                        .Select(trace => trace.Name),
                ]);
        }
    }

    private static long? TimeOf(IReadOnlyDictionary<string, Fact> facts, string step) =>
        facts.GetValueOrDefault(step) is { Ending: Ending.Returned } fact ? Time(fact) : null;

    /// <summary>struct timespec, which its bytes make unprintable.</summary>
    private static long Time(Fact fact) => fact.Last.Hex is { Length: 32 } hex && Convert.FromHexString(hex) is var bytes
        ? (BitConverter.ToInt64(bytes) * 1_000_000_000) + BitConverter.ToInt64(bytes, 8)
        : throw new CannotTellException($"step '{fact.Step}' brought back no time");
}

/// <summary>
/// What the neighbour saw at one moment: whether a signal came, and where it found its own secret (<see cref="Trace.Name"/>).
/// </summary>
public sealed record NeighbourLook(long Time, bool Signalled, IReadOnlyList<string> Found);
