namespace Aspire.StackExchange.Redis;

/// <summary>What the client does besides connecting; bound from <c>Aspire:StackExchange:Redis</c>.</summary>
public sealed class StackExchangeRedisSettings
{
    /// <summary>The connection string; <c>ConnectionStrings:{name}</c> wins over it.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>True for no health check. Default false.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>True for no spans. Default false.</summary>
    public bool DisableTracing { get; set; }

    /// <summary>True to connect when the connection is first asked for, and not when the host starts. Default false.</summary>
    public bool DisableAutoActivation { get; set; }
}
