using System.CommandLine;
using Validation.Cli;
using Validation.Harness.Runs;
using Validation.Harness.Settings;

var root = new RootCommand("Measures what a sandbox for untrusted code really isolates.")
{
    GateCommand.Make(),
    AuditCommand.Make(),
    DoctorCommand.Make(),
    ReportCommand.Make(),
    VerifyCommand.Make(),
    DiffCommand.Make(),
    ControlsCommand.Make(),
    ProbeCommand.Make(),
    WitnessCommand.Make(),
};
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    Console.Error.WriteLine(
        $"validation: {parsed.Errors[0].Message} (see validation {parsed.CommandResult.Command.Name} --help)");
    return ExitCodes.BadInput;
}
try
{
    return await parsed.InvokeAsync(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        // A run that is stopped removes what it made, and that takes longer than the library's two seconds.
        ProcessTerminationTimeout = TimeSpan.FromMinutes(1),
    }).ConfigureAwait(false);
}
catch (ConfigurationException error)
{
    Console.Error.WriteLine($"validation: {error.Message}");
    return ExitCodes.BadInput;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("validation: stopped before the end; nothing was judged");
    return ExitCodes.NotMeasured;
}
