using Validation.Protocol;

namespace Probe.Tests;

internal static class Steps
{
    internal static Step Shared(string id, params Call[] calls) => new() { Id = id, Calls = calls };

    internal static Step Alone(string id, params Call[] calls) => new() { Id = id, Calls = calls, Child = Child.Alone };

    internal static Step Background(string id, params Call[] calls) => new() { Id = id, Calls = calls, Child = Child.Background };
}
