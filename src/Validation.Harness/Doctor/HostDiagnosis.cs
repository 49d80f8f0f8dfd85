using System.Runtime.InteropServices;
using Validation.Harness.Contract;
using Validation.Harness.Waiting;
using Validation.Harness.Witnesses.Cgroups;
using Validation.Processes;

namespace Validation.Harness.Doctor;

/// <summary>What the machine itself lacks, whichever engine launches.</summary>
internal static class HostDiagnosis
{
    public static async Task<IReadOnlyList<Diagnosis>> RunAsync(CancellationToken cancellationToken)
    {
        var found = new List<Diagnosis>();
        if (RuntimeInformation.OSArchitecture != Architecture.X64)
        {
            found.Add(new Diagnosis
            {
                Wrong = $"the architecture {RuntimeInformation.OSArchitecture} is not supported: system calls are planned by "
                    + "their x86-64 numbers",
                Seen = $"uname -m says {RuntimeInformation.OSArchitecture}",
                Fix = "run the gate on an x86-64 machine, or point DOCKER_HOST at one with --engine docker",
                Weight = Weight.Fatal,
            });
        }
        if (!OperatingSystem.IsLinux())
            return found;
        if (!CurrentUser.IsRoot)
        {
            found.Add(new Diagnosis
            {
                Wrong = "an ordinary user cannot measure limits, the network, or anything whose twin needs the host's "
                    + "namespaces; those controls end as error",
                Seen = $"effective user id {CurrentUser.Uid}",
                Fix = "sudo ./run-suite.sh",
                Weight = Weight.Partial,
            });
            return found;
        }
        if (Programs.Find("ip") is null)
        {
            found.Add(new Diagnosis
            {
                Wrong = "the listener outside cannot be set up, so the network controls end as error",
                Seen = "no executable `ip` on PATH or in /usr/sbin",
                Fix = "./run-suite.sh --install",
                Weight = Weight.Partial,
            });
        }
        // A name of its own: two runs may begin at once. One that is left is swept like a run's.
        var trial = $"/{Cgroup.Mark}{Clock.RunId(Clock.Now)}";
        try
        {
            Cgroup.Create(trial);
            await Cgroup.Remove(trial, TimeSpan.FromSeconds(5), cancellationToken).ConfigureAwait(false);
        }
        catch (CgroupException error)
        {
            found.Add(new Diagnosis
            {
                Wrong = "control groups cannot be made, so no container with limits starts",
                Seen = error.Message,
                Fix = "mount -o remount,rw /sys/fs/cgroup (inside a container: run it with the host's cgroup namespace and a "
                    + "writable /sys/fs/cgroup)",
                Weight = Weight.Fatal,
            });
        }
        return found;
    }
}
