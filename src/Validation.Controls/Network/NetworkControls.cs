using Validation.Controls.Network.NoNetwork;

namespace Validation.Controls.Network;

/// <summary>What must not leave the sandbox.</summary>
internal static class NetworkControls
{
    public static IReadOnlyList<Control> All { get; } =
    [
        TcpV4.Definition,
        TcpV6.Definition,
        UdpV4.Definition,
        UdpV6.Definition,
        DnsQuery.Definition,
        EchoV4.Definition,
        EchoV6.Definition,
        RawProtocol.Definition,
        PacketSocket.Definition,
        LoopbackOnly.Definition,
        NoRoute.Definition,
        HostLoopback.Definition,
        MappedAddress.Definition,
        FastOpen.Definition,
        NetworkPolicy.EgressDenied.Definition,
        NetworkPolicy.IngressDenied.Definition,
        NetworkPolicy.TcpStopped.Definition,
        NetworkPolicy.UdpStopped.Definition,
        NetworkPolicy.ApiServerStopped.Definition,
        NetworkPolicy.KubeletStopped.Definition,
        NetworkPolicy.MetadataStopped.Definition,
        NetworkPolicy.EtcdStopped.Definition,
        NetworkPolicy.DnsStopped.Definition,
    ];
}
