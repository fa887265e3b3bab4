using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StreamChat.AppHost.Operations;

/// <summary>What a service says of itself at its management port, with its reasons.</summary>
internal sealed class ServiceHealth(EndpointReference management) : IHealthCheck
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!management.IsAllocated)
        {
            return HealthCheckResult.Unhealthy("It has no port yet.");
        }

        try
        {
            using var response = await Client.GetAsync(new Uri($"{management.Url}/health/ready"), cancellationToken);
            using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
            return Read(body.RootElement);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or JsonException)
        {
            return HealthCheckResult.Unhealthy("It does not answer.");
        }
    }

    /// <summary><c>{"status":"degraded","checks":[{"name":"limits","status":"degraded","reason":"Redis does not answer: …"}]}</c></summary>
    private static HealthCheckResult Read(JsonElement body)
    {
        var reasons = body.GetProperty("checks").EnumerateArray()
            .Select(check => $"{check.GetProperty("name").GetString()}: {check.GetProperty("reason").GetString() ?? check.GetProperty("status").GetString()}");
        var text = string.Join(" ", reasons);
        return body.GetProperty("status").GetString() switch
        {
            "ok" => HealthCheckResult.Healthy(text),
            "degraded" => HealthCheckResult.Degraded(text),
            { } other => HealthCheckResult.Unhealthy($"{other}. {text}"),
            _ => HealthCheckResult.Unhealthy(text),
        };
    }
}
