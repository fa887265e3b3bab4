namespace StreamChat.ServiceDefaults.Health;

/// <summary>Whether a process should get traffic, and why.</summary>
internal sealed record HealthReasonsBody(string Status, IReadOnlyList<HealthReason> Checks);
