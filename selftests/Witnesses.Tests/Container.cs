using System.Globalization;
using System.Text.Json.Nodes;
using Validation.Harness.State;
using Validation.Harness.Witnesses;
using Validation.Harness.Witnesses.Cgroups;
using Witnesses.Tests.Waiting;

namespace Witnesses.Tests;

/// <summary>A real container of runc or runsc, from a bundle with nothing but busybox, in a cgroup of the harness.</summary>
internal sealed class Container : IDisposable
{
    private readonly Scratch _scratch = new();
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
            _scratch.Made($"rootfs/{name}");

        // runc gives a tmpfs the mode of the directory that it covers, whatever its options say.
        File.SetUnixFileMode($"{_scratch.Path}/rootfs/tmp", (UnixFileMode)0b1_111_111_111);
        File.Copy("/bin/busybox", $"{_scratch.Path}/rootfs/busybox");
        _scratch.Write("config.json", Configuration(script, nonce, seccomp).ToJsonString());
        Run($"create --pid-file {_scratch.Path}/pid --bundle {_scratch.Path} {_id}");
        Pid = int.Parse(File.ReadAllText($"{_scratch.Path}/pid"), CultureInfo.InvariantCulture);
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
        _scratch.Dispose();
    }

    private void Run(string arguments)
    {
        var global = _runtime == "runsc" ? "--network=none" : "";
        // A container keeps the streams that it was made with.
        Command.Shell($"exec {_runtime} --root {_scratch.Path}/state {global} {arguments} </dev/null >{_scratch.Path}/log 2>&1")
            .Run()
            .ExitCode.ShouldBe(0, $"{_runtime} {arguments}: {File.ReadAllText($"{_scratch.Path}/log")}");
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
