using Validation.Harness.Witnesses;
using Validation.Harness.Witnesses.Seccomp;

namespace Witnesses.Tests.Seccomp;

/// <summary>
/// One x86-64 call whose arguments are known, as a filter sees it: the 32-bit words of struct seccomp_data by offset.
/// </summary>
internal static class Call
{
    private const uint Arguments = 16;

    /// <param name="number">seccomp_data.nr.</param>
    /// <param name="arguments">At most six; missing ones are 0, as the instruction pointer is.</param>
    public static Func<uint, uint?> Of(uint number, params IReadOnlyList<ulong> arguments) => offset => offset switch
    {
        SeccompData.NumberOffset => number,
        SeccompData.ArchitectureOffset => SeccompSurface.X64,
        < Arguments => 0,
        _ => (uint)(arguments.ElementAtOrDefault((int)((offset - Arguments) / 8)) >> (int)(offset % 8 * 8)),
    };
}
