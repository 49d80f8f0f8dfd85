namespace Validation.Controls.Network.NoNetwork;

/// <summary>What to do about every way out alike.</summary>
internal static class NoNetworkRemedy
{
    public const string Text =
        "Launch the workload in a network namespace of its own that nothing is connected to: `docker run --network=none`, or "
        + "{\"type\": \"network\"} under linux.namespaces of an OCI config.json, and runsc with --network=none or sandbox, never "
        + "host.";
}
