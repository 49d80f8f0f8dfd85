namespace Validation.Harness.Contract;

/// <summary>
/// How an engine ends the containers that it made for a run which is dead, by what lies of them in that run's state directory.
/// Who asks holds the run's lock; processes, control groups and files are removed by whoever asks, once all engines have been
/// asked.
/// </summary>
/// <param name="directory">The dead run's state directory.</param>
/// <param name="cancellationToken">Ends the wait for a runtime that hangs.</param>
public delegate Task DirectorySweep(string directory, CancellationToken cancellationToken);
