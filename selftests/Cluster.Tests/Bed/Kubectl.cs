namespace Cluster.Tests.Bed;

/// <summary>
/// kubectl in the cluster of KUBECONFIG, or a script of the project's. A test that is ended does not end them: what it made in
/// the cluster is taken away all the same.
/// </summary>
internal static class Kubectl
{
    internal static Task<Ended> TryAsync(params string[] arguments) => TryWithAsync("", arguments);

    internal static Task<Ended> TryWithAsync(string input, params string[] arguments) =>
        new Command("kubectl", arguments) { Input = input }.RunAsync(CancellationToken.None);

    /// <summary>Its output; what it says otherwise fails the test.</summary>
    internal static Task<string> Async(params string[] arguments) => ScriptAsync("kubectl", arguments);

    internal static async Task<string> ScriptAsync(string script, params string[] arguments) =>
        (await new Command(script, arguments).SucceedAsync(CancellationToken.None)).Output;
}
