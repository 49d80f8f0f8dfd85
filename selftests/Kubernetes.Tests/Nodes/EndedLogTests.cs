using System.Text;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes.Nodes;

namespace Kubernetes.Tests.Nodes;

/// <summary>The log of a pod that has ended is read whole, however often it breaks off.</summary>
public sealed class EndedLogTests
{
    private const string Said = "one line and another, and a third that is longer than both";

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private static CancellationToken Ended => TestContext.CurrentContext.CancellationToken;

    [Test]
    public async Task Whole_log_is_asked_for_once()
    {
        var asked = 0;
        await using var log = new EndedLog(_ => Served(++asked, breaks: int.MaxValue), Long);

        (await ReadAsync(log)).ShouldBe(Said);
        asked.ShouldBe(1);
    }

    [Test]
    public async Task Log_that_breaks_off_is_read_on_from_where_it_broke()
    {
        var asked = 0;
        await using var log = new EndedLog(_ => Served(++asked, breaks: asked < 4 ? 13 * asked : int.MaxValue), Long);

        (await ReadAsync(log)).ShouldBe(Said, "no byte is read twice, and none is missing");
        asked.ShouldBe(4);
    }

    [Test]
    public async Task Log_that_cannot_be_asked_for_is_asked_for_again()
    {
        var asked = 0;
        await using var log = new EndedLog(
            _ => ++asked < 3 ? throw new HttpRequestException("refused") : Served(asked, int.MaxValue), Long);

        await log.OpenAsync(Ended);

        (await ReadAsync(log)).ShouldBe(Said);
    }

    [Test]
    public async Task Log_that_always_breaks_off_says_how_often()
    {
        await using var log = new EndedLog(_ => throw new IOException("the connection was reset"), TimeSpan.FromSeconds(1));

        (await Should.ThrowAsync<LaunchException>(log.OpenAsync(Ended))).Message
            .ShouldMatch("^its pod ended, but its log broke off [2-9] times: the connection was reset$");
    }

    [Test]
    public async Task Log_that_does_not_come_says_who_serves_it()
    {
        var never = new TaskCompletionSource<Stream>();
        await using var log = new EndedLog(ended => never.Task.WaitAsync(ended), TimeSpan.FromSeconds(1));

        (await Should.ThrowAsync<LaunchException>(log.OpenAsync(Ended))).Message
            .ShouldBe("its pod ended, but its log did not come within 1 s; the node's kubelet serves it: look there");
    }

    [Test]
    public async Task Whoever_ends_the_run_is_not_told_of_a_log()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await using var log = new EndedLog(ended => Task.FromCanceled<Stream>(ended), Long);

        await Should.ThrowAsync<OperationCanceledException>(log.OpenAsync(stopped.Token));
    }

    private static async Task<string> ReadAsync(Stream stream)
    {
        using var read = new MemoryStream();
        await stream.CopyToAsync(read, Ended);
        return Encoding.UTF8.GetString(read.ToArray());
    }

    private static Task<Stream> Served(int asked, int breaks) =>
        Task.FromResult<Stream>(new Breaking(Encoding.UTF8.GetBytes(Said), breaks, asked));

    /// <summary>Breaks after so many bytes, which come five at a time.</summary>
    private sealed class Breaking(byte[] bytes, int breaks, int asked) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position >= breaks ? throw new IOException($"it broke for the {asked}. time")
                : base.ReadAsync(buffer[..Math.Min(5, buffer.Length)], cancellationToken);
    }
}
