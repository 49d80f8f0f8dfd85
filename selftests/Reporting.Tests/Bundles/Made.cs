using Selftests.Support.Samples;
using Validation.Reporting.Bundles;
using Validation.Reporting.Proof;
using Validation.Results;

namespace Reporting.Tests.Bundles;

/// <summary>A real bundle in a folder of its own, without Allure's page.</summary>
internal sealed class Made : IDisposable
{
    private readonly Scratch scratch = new();

    public MadeBundle Bundle { get; private set; } = null!;

    public string Directory => scratch.Path;

    public IReadOnlyList<string> Files => BundleDirectory.Files(Directory);

    public static async Task<Made> BundleAsync(RunResults results, SigningKey? key = null)
    {
        var made = new Made();
        ResultsFile.Write(made.Directory, results);
        await made.AgainAsync(key);
        return made;
    }

    public async Task AgainAsync(SigningKey? key = null) =>
        Bundle = await new BundleMaker(key, rendererCache: null).MakeAsync(Directory,
            TestContext.CurrentContext.CancellationToken);

    public string In(string file) => scratch.In(file);

    public string Text(string file) => File.ReadAllText(In(file));

    /// <summary>Every file's bytes by its path, in hexadecimal of their hash.</summary>
    public IReadOnlyDictionary<string, string> Digests => Files.ToDictionary(file => file, file => Manifest.Digest(In(file)));

    /// <summary>What somebody does who edits a file and then the manifest.</summary>
    public void RewriteManifest() =>
        File.WriteAllText(In(Manifest.Name), Manifest.Of(Directory, Files.Except([Manifest.Name, Attestation.Name])).ToString());

    /// <summary>A program of the machine in the bundle's folder, as an auditor would use it.</summary>
    /// <returns>What it printed.</returns>
    public Task<string> ByHand(string program, params string[] arguments) =>
        new Command(program, arguments) { Directory = Directory }.OutputAsync();

    public void Dispose() => scratch.Dispose();
}
