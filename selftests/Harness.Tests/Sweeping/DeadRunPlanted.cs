using Validation.Harness.State;
using Validation.Harness.Waiting;

namespace Validation.Harness.Tests.Sweeping;

/// <summary>A run as a kill leaves it: its directory, with a lock that nobody holds.</summary>
internal sealed record DeadRunPlanted(string Run)
{
    public string Directory => Path.Combine(StateDirectory.Root, Run);

    public string Arm => Path.Combine(Directory, StateDirectory.Bundles, "subject");

    public string Group => $"/validation-{Run}";

    public static DeadRunPlanted Plant()
    {
        var dead = new DeadRunPlanted(Clock.RunId(Clock.Now));
        System.IO.Directory.CreateDirectory(dead.Arm);
        File.WriteAllText(Path.Combine(dead.Directory, "lock"), "");
        return dead;
    }
}
