using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamChat.Api.Providers;
using StreamChat.Gateway.Audit;
using StreamChat.Gateway.Routing;
using StreamChat.Tests.Contract.Conversations;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.ServiceDefaults;
using Xunit;

namespace StreamChat.Tests.Contract.Budgets;

/// <summary>Budgets as a caller meets them, beside the gateway's own limits.</summary>
public sealed class GatewayBudgetTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Budget_IsToldBesideTheGatewaysLimits_AndInItsAuditLog()
    {
        using LogCapture logs = new();
        await using var simulator = SimulatorHost.Start();
        await using var api = ServiceHost<ProviderClient>.Start(new Dictionary<string, string?>
        {
            ["OPENAI_BASE_URL"] = simulator.OpenAIAddress.AbsoluteUri,
            ["OPENAI_MODEL"] = "simulator-fast",
            ["Limits:TokensPerDay"] = "1", // which the first call gets, and overdraws
        });
        await using var gateway = ServiceHost<RoutingOptions>.Start(
            new Dictionary<string, string?>
            {
                ["services:api:http:0"] = api.Address.AbsoluteUri,
                ["services:frontend:http:0"] = api.Address.AbsoluteUri,
                ["Limits:Burst"] = "50",
                ["Limits:Streams"] = "20",
            },
            services => services.AddSingleton<ILoggerProvider>(logs));

        using var first = await AskAsync(gateway);
        using var second = await AskAsync(gateway);
        var limits = (await gateway.Client.JsonAsync("GET", "me"))["limits"]!;

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (first.StatusCode, second.StatusCode));
        Assert.Equal(["\"caller\";q=50;w=1", "\"tokens-day\";q=1;w=86400"], second.Headers.GetValues("RateLimit-Policy").Order());
        Assert.Equal(["\"caller\"", "\"tokens-day\""], second.Headers.GetValues("RateLimit").Select(field => field.Split(';')[0]).Order());
        Assert.True(second.Headers.RetryAfter!.Delta > TimeSpan.FromHours(1));
        Assert.Equal((50, 20), (limits["requests"]!["limit"]!.GetValue<int>(), limits["streams"]!["limit"]!.GetValue<int>()));
        Assert.Equal("""{"day":{"limit":1,"left":0}}""", limits["tokens"]!.ToJsonString());
        var told = Assert.Single(logs.Lines, line => line.Category == AuditLog.Category);
        Assert.Contains("has reached the limit of tokens at /chat", told.Message, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> AskAsync(ServiceHost<RoutingOptions> gateway) =>
        gateway.Client.PostAsJsonAsync("/chat/sync", new { prompt = "hello" }, Token).Bounded();
}
