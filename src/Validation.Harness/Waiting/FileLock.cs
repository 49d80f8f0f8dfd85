namespace Validation.Harness.Waiting;

/// <summary>Keeps other processes out for as long as it lives, by an exclusively opened file (flock(2)).</summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly FileStream file;

    private FileLock(FileStream file) => this.file = file;

    /// <summary>Waits until nobody else holds the lock; only cancellation ends the wait.</summary>
    /// <exception cref="OperationCanceledException">Names the file that somebody else held until then.</exception>
    internal static async Task<FileLock> TakeAsync(string path, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
            {
                if (cancellation.IsCancellationRequested)
                    throw new OperationCanceledException($"waiting for the lock {path} was cancelled: {e.Message}", e,
                        cancellation);
            }
#pragma warning disable RS0030 // Waiting is this folder's subject.
            await Task.Delay(Interval, CancellationToken.None).ConfigureAwait(false);
#pragma warning restore RS0030
        }
    }

    public void Dispose() => file.Dispose();
}
