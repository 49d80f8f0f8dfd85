using System.Diagnostics;

namespace Validation.Harness.Waiting;

/// <summary>
/// How long a run waits for its containers. The machine says how slow it is by the twin's own launch: a sandbox may take thirty
/// times that, and 20 s at least. Until a twin has started a minute is waited. One limit that was set holds for all of them.
/// </summary>
/// <param name="set">What the setting <c>startLimit</c> says; null where it is left to the machine.</param>
/// <param name="asking">
/// What it took to ask the runtimes for their versions: the first that is seen of the machine's speed.
/// </param>
public sealed class Patience(TimeSpan? set, TimeSpan asking = default)
{
    /// <summary>Three times what it takes on a machine of today (28 ms), for whoever is a little busy.</summary>
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(100);

    private const double Slowest = 10;

    /// <summary>gVisor takes five to ten times what runc takes, and has neighbours that start at the same time.</summary>
    private const int Times = 30;

    private static readonly TimeSpan Least = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Unknown = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly List<StartWait> waiting = [];
    private TimeSpan? twin;

    /// <summary>From a container's launch to its probe's first word.</summary>
    public TimeSpan Start
    {
        get
        {
            lock (gate)
                return set ?? (twin is not { } took ? Bounded(Unknown * Slowness) : Bounded(took * Times));
        }
    }

    /// <summary>From the first word to the last.</summary>
    public TimeSpan Answer => 3 * Start;

    /// <summary>From the word that lets the probe go to the container's end.</summary>
    public TimeSpan End => Start;

    /// <summary>A probe that has misbehaved is not waited for: it is ended.</summary>
    public TimeSpan BrokenEnd => Start / 10;

    /// <summary>How many times longer than usual a step of the probe may take: 1 on a machine that is not slow.</summary>
    public double Slowness => Math.Clamp(asking / Quick, 1, Slowest);

    /// <summary>What the limit is reckoned by, for a message.</summary>
    public string Reason
    {
        get
        {
            lock (gate)
            {
                return set is not null ? "which is what --start-limit says"
                    : twin is { } took ? $"the twin took {took.TotalSeconds:F1} s; --start-limit sets how long is waited"
                    : "no twin had started either; --start-limit sets how long is waited";
            }
        }
    }

    private static TimeSpan Bounded(TimeSpan time) => TimeSpan.FromTicks(Math.Clamp(time.Ticks, Least.Ticks, Most.Ticks));

    /// <summary>Begins to wait for a container that has just been launched.</summary>
    public StartWait Begin(CancellationToken cancellationToken)
    {
        var wait = new StartWait(this, cancellationToken);
        lock (gate)
            waiting.Add(wait);
        wait.Renew();
        return wait;
    }

    /// <summary>A twin's probe has said its first word: all that are waited for get the limit that follows from it.</summary>
    public void TwinStarted(TimeSpan took)
    {
        StartWait[] others;
        lock (gate)
        {
            if (twin <= took)
                return;
            twin = took;
            others = [.. waiting];
        }
        foreach (var other in others)
            other.Renew();
    }

    internal void Ended(StartWait wait)
    {
        lock (gate)
            waiting.Remove(wait);
    }
}

/// <summary>One container that is waited for: first for its probe's first word, then for the last.</summary>
public sealed class StartWait : IDisposable
{
    private readonly Patience patience;
    private readonly CancellationTokenSource limit;
    private readonly Stopwatch time = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private bool started;

    internal StartWait(Patience patience, CancellationToken cancellationToken)
    {
        this.patience = patience;
        limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>Cancelled when the time is up.</summary>
    public CancellationToken Token => limit.Token;

    /// <summary>The first word has come.</summary>
    /// <param name="before">Of a twin, by which the machine is judged: what its engine took before this wait; else null.</param>
    public void Started(TimeSpan? before)
    {
        lock (gate)
        {
            started = true;
            limit.CancelAfter(patience.Answer);
        }
        if (before is { } took)
            patience.TwinStarted(took + time.Elapsed);
    }

    internal void Renew()
    {
        lock (gate)
        {
            if (!started && patience.Start - time.Elapsed is { Ticks: > 0 } left)
                limit.CancelAfter(left);
            else if (!started)
                limit.CancelAfter(TimeSpan.Zero);
        }
    }

    public void Dispose()
    {
        patience.Ended(this);
        lock (gate)
            started = true;
        limit.Dispose();
    }
}
