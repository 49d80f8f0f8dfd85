using Validation.Bench;

// Two processes for each figure, as peak memory is a process's own: one makes the results, the other reads them and writes the
// bundle.
switch (args)
{
    case ["make", var directory, var nodes, var controls, var kind]:
        Measured.Make(directory, int.Parse(nodes), int.Parse(controls), everyNodeDiffers: kind == "different");
        return 0;
    case ["report", var directory]:
        Measured.Report(directory);
        return 0;
    default:
        Console.Error.WriteLine("usage: Report make DIRECTORY NODES CONTROLS alike|different; Report report DIRECTORY");
        return 2;
}
