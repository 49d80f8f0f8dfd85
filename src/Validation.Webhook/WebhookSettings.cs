namespace Validation.Webhook;

/// <summary>What the webhook is told, as switches: <c>--classes=gvisor,gvisor-kvm</c>.</summary>
internal sealed record WebhookSettings
{
    /// <summary>RuntimeClasses that an evaluation pod may name.</summary>
    public IReadOnlyList<string> Classes { get; init; } = ["gvisor"];

    /// <summary>The ValidatingWebhookConfiguration that calls this webhook, and the name of its one webhook.</summary>
    public string Configuration { get; init; } = "pods.validation.dev";

    /// <summary>The DNS name that the API server calls: SERVICE.NAMESPACE.svc.</summary>
    public string Service { get; init; } = "validation-webhook.validation.svc";

    /// <summary>0 for any that is free.</summary>
    public int Port { get; init; } = 8443;

    private static readonly Dictionary<string, Func<WebhookSettings, string, WebhookSettings?>> Switches = new()
    {
        ["--classes"] = (settings, value) =>
            value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } classes
                ? settings with { Classes = classes }
                : null,
        ["--configuration"] = (settings, value) => value.Length > 0 ? settings with { Configuration = value } : null,
        ["--service"] = (settings, value) => value.Length > 0 ? settings with { Service = value } : null,
        ["--port"] = (settings, value) => ushort.TryParse(value, out var port) ? settings with { Port = port } : null,
    };

    /// <exception cref="ArgumentException">A switch is unknown or its value is none; one clear line.</exception>
    public static WebhookSettings Of(IEnumerable<string> arguments)
    {
        var settings = new WebhookSettings();
        foreach (var argument in arguments)
        {
            var (name, value) = argument.Split('=', 2) is [var before, var after] ? (before, after) : (argument, "");
            if (!Switches.TryGetValue(name, out var set))
                throw new ArgumentException(
                    $"unknown switch '{argument}'; known: {string.Join(", ", Switches.Keys.Select(known => $"{known}=VALUE"))}");
            settings = set(settings, value) ?? throw new ArgumentException($"'{argument}' has no value that {name} can take");
        }
        return settings;
    }
}
