using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Text;

namespace Validation.Harness.Engines.Docker;

/// <summary>
/// Takes apart what an engine sends of a container without a terminal: frames of one byte for the stream (1 output, 2 errors),
/// three zero bytes, four for the length, big-endian, and the text (Engine API, ContainerAttach, "Stream format").
/// </summary>
internal static class MultiplexedOutput
{
    private const int HeaderBytes = 8;
    private const int MostAtOnce = 64 * 1024;

    /// <summary>Reads until the incoming stream ends, or breaks: then that is the last complaint. Never throws.</summary>
    /// <param name="incoming">The frames.</param>
    /// <param name="output">Gets the output's bytes, no faster than they are read.</param>
    /// <param name="complain">Gets the errors' bytes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task TakeApartAsync(Stream incoming, PipeWriter output, Action<ReadOnlyMemory<byte>> complain, CancellationToken cancellationToken)
    {
        try
        {
            var header = new byte[HeaderBytes];
            while (await incoming.ReadAtLeastAsync(header, HeaderBytes, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) is var read and > 0)
            {
                if (read < HeaderBytes)
                    throw new IOException($"it ended within a frame's header, after {read} of {HeaderBytes} bytes");
                if (header is not [1 or 2, 0, 0, 0, ..])
                    throw new IOException($"a frame begins with {Convert.ToHexStringLower(header)}, which is no frame's header");
                await TakeAsync(header[0] == 1, BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4))).ConfigureAwait(false);
            }
        }
        catch (Exception error)
        {
            // An exception at the pipe's end would take what came before with it.
            complain(Encoding.UTF8.GetBytes($"the engine's stream of the container's output broke: {error.Message}"));
        }
        await output.CompleteAsync().ConfigureAwait(false);

        // A frame's length is what the sender says; memory is given for what has come.
        async Task TakeAsync(bool isOutput, long left)
        {
            while (left > 0)
            {
                var buffer = output.GetMemory(MostAtOnce);
                var read = await incoming.ReadAsync(buffer[..(int)Math.Min(left, buffer.Length)], cancellationToken).ConfigureAwait(false);
                if (read == 0)
                    throw new IOException($"it ended within a frame, {left} bytes short");
                left -= read;
                if (!isOutput)
                    complain(buffer[..read]);
                else
                {
                    output.Advance(read);
                    await output.FlushAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }
}
