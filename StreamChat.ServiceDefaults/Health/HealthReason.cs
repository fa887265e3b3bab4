namespace StreamChat.ServiceDefaults.Health;

/// <summary>What one health check says.</summary>
internal sealed record HealthReason(string Name, string Status, string? Reason);
