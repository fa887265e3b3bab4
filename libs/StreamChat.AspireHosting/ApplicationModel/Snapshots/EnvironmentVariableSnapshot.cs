namespace Aspire.Hosting.ApplicationModel;

/// <summary>One environment variable of a running instance.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsFromSpec">Set by the application model, rather than inherited from the surroundings.</param>
public sealed record EnvironmentVariableSnapshot(string Name, string? Value, bool IsFromSpec);
