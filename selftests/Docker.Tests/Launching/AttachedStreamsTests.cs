using System.IO.Pipelines;
using System.Text;
using Docker.DotNet;
using Validation.Harness.Engines.Docker.Launching;

namespace Docker.Tests.Launching;

/// <summary>An engine sends frames: a byte for the stream, three zero bytes, four for the length, and the text.</summary>
public sealed class AttachedStreamsTests
{
    private const string Broke = "the engine's stream of the container's output broke: ";

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(1000)]
    public async Task Frames_come_apart_however_they_are_cut(int piece)
    {
        byte[] sent = [.. Frame(1, "first "), .. Frame(2, "oh"), .. Frame(1, ""), .. Frame(1, "second"), .. Frame(2, " dear")];
        (await TakeApart(sent, piece)).ShouldBe(("first second", "oh dear"));
    }

    [Test]
    public async Task More_than_a_pipe_holds_comes_through_whole()
    {
        var much = new string('x', 3_000_000);
        (await TakeApart(Frame(1, much), 100_000)).Output.ShouldBe(much);
    }

    [Test]
    public async Task A_length_that_is_never_sent_takes_no_memory_and_ends_as_a_complaint()
    {
        byte[] sent = [1, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff, (byte)'a', (byte)'b'];
        var before = GC.GetTotalAllocatedBytes();
        var (output, complaints) = await TakeApart(sent, 100);
        (output, complaints[..Broke.Length]).ShouldBe(("ab", Broke));
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(100_000_000);
    }

    [TestCase("plain text of a terminal", TestName = "A header that is none ends as a complaint")]
    [TestCase("\u0001\0\0", TestName = "An end within a header ends as a complaint")]
    [TestCase("\u0001\0\0\0\u007f\u007f\u007f", TestName = "An end within a length ends as a complaint")]
    public async Task What_is_no_frame_ends_as_a_complaint(string sent)
    {
        var (output, complaints) = await TakeApart(Encoding.ASCII.GetBytes(sent), 100);
        output.ShouldBe("");
        complaints.ShouldStartWith(Broke);
    }

    [Test]
    public async Task Errors_without_end_are_kept_to_a_bound() =>
        (await TakeApart(Frame(2, new string('e', 3_000_000)), 100_000)).Complaints.Length.ShouldBe(16 * 1024);

    private static byte[] Frame(byte stream, string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        return [stream, 0, 0, 0, (byte)(bytes.Length >> 24), (byte)(bytes.Length >> 16), (byte)(bytes.Length >> 8),
            (byte)bytes.Length, .. bytes];
    }

    private static async Task<(string Output, string Complaints)> TakeApart(byte[] sent, int piece)
    {
        var incoming = new Pipe();
        await using var streams = new AttachedStreams(new MultiplexedStream(incoming.Reader.AsStream(), multiplexed: true));
        var sending = Send();
        var read = new MemoryStream();
        await streams.Output.CopyToAsync(read);
        await incoming.Reader.CompleteAsync();
        await sending;
        return (Encoding.ASCII.GetString(read.ToArray()), streams.Complaints);

        async Task Send()
        {
            foreach (var part in sent.Chunk(piece))
                await incoming.Writer.WriteAsync(part);
            await incoming.Writer.CompleteAsync();
        }
    }
}
