using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Validation.Harness.State;
using Validation.Harness.Witnesses;
using Validation.Harness.Witnesses.Cgroups;
using Witnesses.Tests.Waiting;

namespace Witnesses.Tests.Containers;

/// <summary>A real container of runc or runsc, from a bundle with nothing but busybox, in a cgroup of the harness.</summary>
internal sealed class Container : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bundle-").FullName;
    private readonly string _runtime;
    private readonly string _id = $"w{Guid.NewGuid():N}";

    /// <param name="runtime"><c>runc</c> or <c>runsc</c>.</param>
    /// <param name="script">For busybox's shell.</param>
    /// <param name="nonce">The script's name, so that it shows among the arguments and nowhere else.</param>
    /// <param name="seccomp">linux.seccomp of the runtime specification.</param>
    public Container(string runtime, string script, string nonce, JsonNode? seccomp = null)
    {
        _runtime = runtime;
        Parent = $"/{Cgroup.Mark}{_id}/arm";
        _ = Cgroup.Create(Parent);
        foreach (var name in new[] { "proc", "dev", "tmp" })
            Directory.CreateDirectory($"{_folder}/rootfs/{name}");

        // runc gives a tmpfs the mode of the directory that it covers, whatever its options say.
        File.SetUnixFileMode($"{_folder}/rootfs/tmp", (UnixFileMode)0b1_111_111_111);
        File.Copy("/bin/busybox", $"{_folder}/rootfs/busybox");
        File.WriteAllText($"{_folder}/config.json", Configuration(script, nonce, seccomp).ToJsonString());
        Run($"create --pid-file {_folder}/pid --bundle {_folder} {_id}");
        Pid = int.Parse(File.ReadAllText($"{_folder}/pid"), CultureInfo.InvariantCulture);
        Run($"start {_id}");
        UntilProgramRuns.Wait(Pid);
    }

    public int Pid { get; }

    /// <summary>The cgroup that holds the container's.</summary>
    public string Parent { get; }

    public void WaitForEnd() => UntilProcessEnds.Wait(Pid);

    public void Delete() => Run($"delete {(_runtime == "runc" ? "-f" : "-force")} {_id}");

    public void Dispose()
    {
        Delete();
        Cgroup.Remove(Parent, TimeSpan.FromSeconds(10), CancellationToken.None).GetAwaiter().GetResult();
        OwnTree.Delete(_folder).ShouldBeEmpty();
    }

    private void Run(string arguments)
    {
        var global = _runtime == "runsc" ? "--network=none" : "";
        using var shell = Process.Start("/bin/sh", ["-c", $"exec {_runtime} --root {_folder}/state {global} {arguments} </dev/null >{_folder}/log 2>&1"]);
        shell.WaitForExit();
        shell.ExitCode.ShouldBe(0, $"{_runtime} {arguments}: {File.ReadAllText($"{_folder}/log")}");
    }

    private JsonNode Configuration(string script, string nonce, JsonNode? seccomp)
    {
        var configuration = JsonNode.Parse("""
            {
              "ociVersion": "1.0.2",
              "process": { "user": { "uid": 65534, "gid": 65534 }, "env": ["PATH=/"], "cwd": "/", "noNewPrivileges": true, "capabilities": {} },
              "root": { "path": "rootfs", "readonly": true },
              "mounts": [
                { "destination": "/proc", "type": "proc", "source": "proc" },
                { "destination": "/tmp", "type": "tmpfs", "source": "tmpfs", "options": ["mode=1777"] }
              ],
              "linux": {
                "resources": { "memory": { "limit": 134217728 }, "pids": { "limit": 128 }, "cpu": { "quota": 50000, "period": 100000 } },
                "namespaces": [{ "type": "pid" }, { "type": "mount" }, { "type": "ipc" }, { "type": "uts" }, { "type": "network" }]
              }
            }
            """)!;
        configuration["process"]!["args"] = new JsonArray("/busybox", "sh", "-c", script, nonce);
        configuration["linux"]!["cgroupsPath"] = $"{Parent}/c";
        configuration["linux"]!["seccomp"] = seccomp;
        return configuration;
    }
}
