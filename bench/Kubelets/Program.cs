using System.Globalization;
using Validation.Processes;
using Validation.Harness.Runs;
using Validation.Kubelets;
using Validation.Kubelets.Figures;

try
{
    return args switch
    {
        ["figures", var bed, .. { Length: > 0 } counts] when counts.All(IsCount) =>
            await Sizes.MeasureAsync(new ControlPlane(bed), [.. counts.Select(Count)]),
        ["run", var bed, var count] when IsCount(count) => await Standing.RunAsync(new ControlPlane(bed), Count(count)),
        _ => Usage(),
    };
}
catch (ExecutionException error)
{
    Console.Error.WriteLine($"kubelets: {error.Message}");
    return ExitCodes.NotMeasured;
}

static bool IsCount(string text) =>
    int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and < 10_000;

static int Count(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static int Usage()
{
    Console.Error
        .WriteLine("usage: Kubelets figures BED NODES... | run BED NODES; BED is the directory of fixtures/cluster/up.sh "
            + "--control-plane-only, NODES from 1 to 9999");
    return ExitCodes.BadInput;
}
