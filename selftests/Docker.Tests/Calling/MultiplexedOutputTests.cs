using System.IO.Pipelines;
using System.Text;
using Validation.Harness.Engines.Docker;

namespace Docker.Tests.Calling;

public sealed class MultiplexedOutputTests
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
        byte[] sent = [1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, (byte)'a', (byte)'b'];
        var before = GC.GetTotalAllocatedBytes();
        (await TakeApart(sent, 100)).ShouldBe(("ab", $"{Broke}it ended within a frame, 4294967293 bytes short"));
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(100_000_000);
    }

    [Test]
    public async Task A_header_that_is_none_ends_as_a_complaint() =>
        (await TakeApart("plain text of a terminal"u8.ToArray(), 100)).ShouldBe(
            ("", $"{Broke}a frame begins with 706c61696e207465, which is no frame's header"));

    [Test]
    public async Task An_end_within_a_header_ends_as_a_complaint() =>
        (await TakeApart([1, 0, 0], 100)).ShouldBe(("", $"{Broke}it ended within a frame's header, after 3 of 8 bytes"));

    private static byte[] Frame(byte stream, string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        return [stream, 0, 0, 0, (byte)(bytes.Length >> 24), (byte)(bytes.Length >> 16), (byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];
    }

    private static async Task<(string Output, string Complaints)> TakeApart(byte[] sent, int piece)
    {
        var complaints = new StringBuilder();
        var incoming = new Pipe();
        var output = new Pipe();
        var taking = MultiplexedOutput.TakeApartAsync(
            incoming.Reader.AsStream(), output.Writer, bytes => complaints.Append(Encoding.ASCII.GetString(bytes.Span)), CancellationToken.None);
        var sending = Send();
        var read = new MemoryStream();
        await output.Reader.CopyToAsync(read);
        await incoming.Reader.CompleteAsync();
        await taking;
        await sending;
        return (Encoding.ASCII.GetString(read.ToArray()), complaints.ToString());

        async Task Send()
        {
            foreach (var part in sent.Chunk(piece))
                await incoming.Writer.WriteAsync(part);
            await incoming.Writer.CompleteAsync();
        }
    }
}
