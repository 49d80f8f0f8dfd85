using Validation.Controls;
using Validation.Controls.Probing;
using Validation.Harness.Contract;

namespace Validation.Harness.Staging;

/// <summary>What arms find around them, planted or not. Disposing takes it away.</summary>
public interface IStage : IAsyncDisposable
{
    /// <summary>Hears what gets out of arms, where their engine has no listener of its own.</summary>
    IListener Listener { get; }

    /// <summary>The stage as one arm gets it, with a nonce of its own.</summary>
    Stage For(WorkloadTemplate template, string probePath);

    /// <summary>What of the host an arm is to mount.</summary>
    IReadOnlyList<HostMount> Mounts(Role role, Variation variation);
}
