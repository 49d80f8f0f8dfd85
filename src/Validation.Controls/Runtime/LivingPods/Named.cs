using System.Globalization;

namespace Validation.Controls.Runtime.LivingPods;

/// <summary>Pods as a finding names them: so that someone can go and ask their owner.</summary>
internal static class Named
{
    public static string All(IReadOnlyList<LivingPodView> pods, Func<LivingPodView, string> what) =>
        Asking.Listed(
            [.. pods.Select(pod => $"{pod.Name} ({pod.Owner}, on {pod.Node ?? "no node"}, since {Since(pod)}) {what(pod)}")]);

    private static string Since(LivingPodView pod) =>
        pod.Created.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
