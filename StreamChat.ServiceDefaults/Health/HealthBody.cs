namespace StreamChat.ServiceDefaults.Health;

/// <summary>What a healthy process answers.</summary>
internal sealed record HealthBody(string Status);
