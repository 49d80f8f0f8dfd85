using System.CommandLine;
using Validation.Harness.Building;
using Validation.Harness.Runs;
using Validation.Harness.Settings;

namespace Validation.Cli;

/// <summary><c>validation probe</c>: builds the probe and says where it lies, for whoever puts it into an image.</summary>
internal static class ProbeCommand
{
    public static Command Make()
    {
        var command = new Command("probe",
            "Builds the probe's executable from this checkout, once for each content of its sources, and prints its path.");
        command.SetAction(async (_, cancellationToken) =>
        {
            Repository.Require("validation probe");
            try
            {
                Console.Out.WriteLine(await ProbeBuild.EnsureAsync(Repository.Root, cancellationToken).ConfigureAwait(false));
                return ExitCodes.Pass;
            }
            catch (ProbeBuildException error)
            {
                throw new ConfigurationException(error.Message);
            }
        });
        return command;
    }
}
