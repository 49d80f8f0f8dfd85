using Validation.Results.Text;

namespace Validation.Results.Secrets;

/// <summary>Looks through the files of a finished bundle for what must not be in it.</summary>
public static class SecretScan
{
    /// <returns>For each shape that a text has, its kind; never the secret.</returns>
    public static IEnumerable<string> KindsIn(string text) => SecretShapes.All
        .Where(shape => shape.Pattern.Matches(text).Any(shape.Matches))
        .Select(shape => shape.Kind)
        .Distinct();

    /// <param name="directory">The bundle.</param>
    /// <param name="files">Their paths below it.</param>
    /// <exception cref="SecretFoundException">One of them holds a secret; names the file and the kind.</exception>
    public static void Check(string directory, IEnumerable<string> files)
    {
        foreach (var file in files)
            if (KindsIn(WholeText.Of(Path.Combine(directory, file))).FirstOrDefault() is { } kind)
                throw new SecretFoundException(file, kind);
    }
}

/// <summary>A bundle that holds a secret is no bundle: nobody may hand it on.</summary>
public sealed class SecretFoundException(string file, string kind) : Exception(
    $"'{file}' of the report holds what looks like a secret ({kind}), so the report was not finished: do not hand it on. " +
    "Take the secret out of the workload or its template and measure again; if it is none, report the shape as a defect of the "
    + "harness.");
