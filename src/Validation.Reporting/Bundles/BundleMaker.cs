using Validation.Reporting.Allure;
using Validation.Reporting.Diffs;
using Validation.Reporting.Parts;
using Validation.Reporting.Proof;
using Validation.Results;
using Validation.Results.Secrets;

namespace Validation.Reporting.Bundles;

/// <summary>
/// Makes the whole bundle around a <c>results.json</c>: the same way at the end of a gate and when a report is made again.
/// </summary>
/// <param name="key">Signs; null: the bundle says that it is not signed.</param>
/// <param name="rendererCache">Where Allure's renderer is kept; null: Allure's results without its page.</param>
public sealed class BundleMaker(SigningKey? key, string? rendererCache)
{
    /// <param name="directory">Holds results.json. What an earlier making left is replaced; other files stay and are not
    /// listed.</param>
    /// <param name="cancellationToken">Ends the making; without a manifest, the bundle says by itself that it is not
    /// finished.</param>
    /// <exception cref="InvalidDataException">Something in the directory cannot be used.</exception>
    /// <exception cref="SignedBundleException">It is signed, and there is no key to sign it again.</exception>
    /// <exception cref="SecretFoundException">What was made holds a secret.</exception>
    public async Task<MadeBundle> MakeAsync(string directory, CancellationToken cancellationToken)
    {
        var results = ResultsFile.Read(Path.Combine(directory, ResultsFile.Name));
        BundleDirectory.Files(directory);
        if (key is null && File.Exists(Path.Combine(directory, Attestation.Name)))
            throw new SignedBundleException(directory);
        BundleDirectory.Clear(directory);

        await using var allure = AllurePart.Begin(results, directory, rendererCache, cancellationToken);
        var notes = new List<string>();
        var input = BundleInputs.Of(directory, results, key?.Public.Name, notes.Add);
        var written = new List<string> { ResultsFile.Name };
        foreach (var file in Bundle.Files(input))
        {
            Write(directory, file);
            written.Add(file.Path);
        }
        if (key is not null)
        {
            Write(directory, BundleFile.OfText(Attestation.SignerName, key.Public.Pem));
            written.Add(Attestation.SignerName);
        }
        SecretScan.Check(directory, written);
        var (page, problem) = await allure.EndAsync(cancellationToken).ConfigureAwait(false);
        string[] rendered =
            [.. BundleDirectory.Files(Path.Combine(directory, AllureReport.Folder))
                .Select(file => $"{AllureReport.Folder}/{file}")];
        SecretScan.Check(directory, rendered);
        written.AddRange(rendered);
        await File.WriteAllTextAsync(Path.Combine(directory, Manifest.Name), Manifest.Of(directory, written).ToString(),
            cancellationToken).ConfigureAwait(false);
        if (key is not null)
            Attestation.Write(directory, results, key);
        return new MadeBundle
        {
            Results = results,
            Diff = input.Diff,
            Notes = notes,
            AllurePage = page,
            AllureProblem = problem,
            Signer = input.Signer,
            Strangers = [.. BundleDirectory.Files(directory).Except(written).Except([Manifest.Name, Attestation.Name])],
        };
    }

    private static void Write(string directory, BundleFile file)
    {
        var path = Path.Combine(directory, file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = File.Create(path);
        file.Write(stream);
    }
}

/// <summary>What became of a making.</summary>
public sealed record MadeBundle
{
    public required RunResults Results { get; init; }

    /// <summary>What changed since the last run of the target; null where there was none.</summary>
    public required RunDiff? Diff { get; init; }

    /// <summary>What of earlier runs could not be read, a line each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Allure's page; null where it was not made.</summary>
    public required string? AllurePage { get; init; }

    /// <summary>Why it was not made; null where it was, or was not asked for.</summary>
    public required string? AllureProblem { get; init; }

    /// <summary>Who signed; null where nobody did.</summary>
    public required string? Signer { get; init; }

    /// <summary>Files in the directory that are no part of the bundle, and that a verification will call extra.</summary>
    public required IReadOnlyList<string> Strangers { get; init; }
}

/// <summary>A signature would be lost.</summary>
public sealed class SignedBundleException(string directory) : Exception(
    $"'{directory}' is signed, and made again without the key it would lose its signature. Give --sign-key, or copy "
    + "results.json, diff.json and " +
    "history.json elsewhere and make the report there");
