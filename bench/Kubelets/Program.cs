using System.Globalization;
using Validation.Kubelets;
using Validation.Kubelets.Figures;

return args switch
{
    ["figures", var bed, .. var counts] => await Sizes.MeasureAsync(new ControlPlane(bed), [.. counts.Select(count => int.Parse(count, CultureInfo.InvariantCulture))]),
    ["run", var bed, var count] => await Standing.RunAsync(new ControlPlane(bed), int.Parse(count, CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Kubelets figures BED NODES... | run BED NODES; BED is the directory of fixtures/cluster/up.sh --control-plane-only");
    return 2;
}
