namespace Validation.Harness.Settings;

/// <summary>The run was asked for wrongly: exit code 2. The message is one clear line.</summary>
public sealed class ConfigurationException(string message) : Exception(message);
