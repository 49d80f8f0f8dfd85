using System.Threading.Channels;

namespace Validation.Kubelets.Pods;

/// <summary>What a container wrote, to be read from its beginning as often as it is asked for, while it grows.</summary>
internal sealed class PodLog
{
    private readonly List<string> lines = [];
    private readonly List<Channel<string>> followers = [];
    private bool complete;

    public void Write(string line)
    {
        lock (lines)
        {
            lines.Add(line);
            foreach (var follower in followers)
                follower.Writer.TryWrite(line);
        }
    }

    public void Close()
    {
        lock (lines)
        {
            complete = true;
            foreach (var follower in followers)
                follower.Writer.TryComplete();
        }
    }

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines)
                return [.. lines];
        }
    }

    public IAsyncEnumerable<string> FollowAsync(CancellationToken cancellationToken)
    {
        var channel = Channel.CreateUnbounded<string>();
        lock (lines)
        {
            foreach (var line in lines)
                channel.Writer.TryWrite(line);
            if (complete)
                channel.Writer.Complete();
            else
                followers.Add(channel);
        }
        return channel.Reader.ReadAllAsync(cancellationToken);
    }
}
