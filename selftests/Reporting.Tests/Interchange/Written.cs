using System.Text;
using Selftests.Support.Samples;
using Validation.Reporting.Parts;

namespace Reporting.Tests.Interchange;

/// <summary>A file as its writer makes it.</summary>
internal static class Written
{
    public static string Text(Action<BundleInput, Stream> write, BundleInput? input = null)
    {
        using var stream = new MemoryStream();
        write(input ?? SampleCluster.Input, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static string To(Scratch scratch, string name, Action<BundleInput, Stream> write, BundleInput? input = null)
    {
        var path = scratch.In(name);
        using var stream = File.Create(path);
        write(input ?? SampleCluster.Input, stream);
        return path;
    }
}
