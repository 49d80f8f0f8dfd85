namespace Validation.Kubelets.Waiting;

/// <summary>Lets time pass that a real kubelet would have taken.</summary>
internal static class Pause
{
    public static Task For(TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, cancellationToken);
}
