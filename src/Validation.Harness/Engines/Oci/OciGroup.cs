using Validation.Harness.Contract;
using Validation.Harness.Settings;
using Validation.Harness.Witnesses.Cgroups;

namespace Validation.Harness.Engines.Oci;

/// <summary>An arm's container's own cgroup, below the one that the harness keeps for the arm.</summary>
internal sealed record OciGroup
{
    private const string Prefix = "validation";

    /// <summary>
    /// As config.json names it (runtime-spec, config-linux.md, "Cgroups Path"): a path; for the driver systemd
    /// <c>slice:prefix:name</c> (runc, docs/systemd.md).
    /// </summary>
    public required string CgroupsPath { get; init; }

    /// <summary>Where it is, from the root of every hierarchy.</summary>
    public required string Path { get; init; }

    /// <returns>null where the arm has no cgroup.</returns>
    public static OciGroup? Of(LaunchOrder order, CgroupDriver driver)
    {
        if (order.ControlGroup is not { } group)
            return null;
        if (driver == CgroupDriver.Cgroupfs || SystemdSlice.Of(group) is not { } slice)
            return new OciGroup { CgroupsPath = group + "/c", Path = group + "/c" };
        return new OciGroup
        {
            CgroupsPath = $"{slice.Unit}:{Prefix}:{order.Arm}",
            Path = $"{slice.Path}/{Prefix}-{order.Arm}.scope",
        };
    }
}
