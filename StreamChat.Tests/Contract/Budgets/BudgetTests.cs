using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamChat.Api.Providers;
using StreamChat.Api.Storage.Budgets;
using StreamChat.Tests.Contract.Conversations;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Stores;
using Xunit;

namespace StreamChat.Tests.Contract.Budgets;

/// <summary>Callers use up tokens as far as their budgets go, whatever door they take, and are charged what they used.</summary>
public sealed class BudgetTests : IAsyncLifetime
{
    private const int Day = 100_000;

    private readonly RecordedBudgets _budgets = new();
    private SimulatorHost _simulator = null!;
    private ServiceHost<ProviderClient> _api = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _simulator = SimulatorHost.Start();
        _api = ServiceHost<ProviderClient>.Start(
            new Dictionary<string, string?>
            {
                ["OPENAI_BASE_URL"] = _simulator.OpenAIAddress.AbsoluteUri,
                ["OPENAI_MODEL"] = "simulator",
                ["Limits:TokensPerDay"] = $"{Day}",
            },
            services => services.Replace(ServiceDescriptor.Singleton<IBudgetStore>(_budgets)));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Theory]
    [InlineData("/chat", """{"prompt":"hello"}""")]
    [InlineData("/chat/sync", """{"prompt":"hello"}""")]
    [InlineData("/stream?prompt=hello", null)]
    [InlineData("/v1/chat/completions", """{"model":"simulator","messages":[{"role":"user","content":"hello"}]}""")]
    public async Task Call_IsChargedWhatItUsed(string path, string? json)
    {
        using var client = _api.CreateClient("alice");
        using var response = await SendAsync(client, path, json);
        var text = await response.Content.ReadAsStringAsync(Token).Bounded();
        var taken = await _budgets.Taken.ReadAsync(Token).AsTask().Bounded();
        var used = taken + await _budgets.Settled.ReadAsync(Token).AsTask().Bounded();

        Assert.True(response.IsSuccessStatusCode, text);
        Assert.InRange(taken, 1025, 1100);
        Assert.InRange(used, 2, 1000);
        var tokens = (await client.JsonAsync("GET", "me"))["limits"]!["tokens"]!["day"]!;
        Assert.Equal((Day, Day - used), (tokens["limit"]!.GetValue<long>(), Math.Min(Day - used, tokens["left"]!.GetValue<long>())));
    }

    [Fact]
    public async Task Conversation_IsChargedItsAnswerAndItsTitle()
    {
        using var client = _api.CreateClient("alice");
        using var response = await SendAsync(client, "/api/conversations/messages", """{"content":"hello"}""");
        var taken = await _budgets.Taken.ReadAsync(Token).AsTask().Bounded();
        var answer = taken + await _budgets.Settled.ReadAsync(Token).AsTask().Bounded();
        var title = await _budgets.Settled.ReadAsync(Token).AsTask().Bounded();

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.InRange(answer, 2, 1000);
        Assert.InRange(title, 2, 1000);
    }

    [Fact]
    public async Task StoppedStream_IsChargedWhatCame()
    {
        using var client = _api.CreateClient("alice");
        using (var response = await SendAsync(client, "/chat", """{"prompt":"hello","model":"simulator-stall-after-20"}"""))
        {
            var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Token));
            for (var line = 0; line < 20; line++)
            {
                await reader.ReadLineAsync(Token).AsTask().Bounded();
            }
        }

        var taken = await _budgets.Taken.ReadAsync(Token).AsTask().Bounded();
        var settled = await _budgets.Settled.ReadAsync(Token).AsTask().Bounded();

        Assert.InRange(taken + settled, 3, 200);
    }

    [Fact]
    public async Task FailedCall_IsChargedNothing()
    {
        using var client = _api.CreateClient("alice");
        using var response = await SendAsync(client, "/chat/sync", """{"prompt":"hello","model":"simulator-error-401"}""");

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal(0, await _budgets.Taken.ReadAsync(Token).AsTask().Bounded() + await _budgets.Settled.ReadAsync(Token).AsTask().Bounded());
    }

    [Theory]
    [InlineData("/chat", """{"prompt":"hello"}""")]
    [InlineData("/stream?prompt=hello", null)]
    [InlineData("/v1/chat/completions", """{"messages":[{"role":"user","content":"hello"}]}""")]
    [InlineData("/api/conversations/messages", """{"content":"hello"}""")]
    public async Task Call_IsRefused_WhenTheBudgetIsUsedUp_ForThatCallerAlone(string path, string? json)
    {
        using var client = _api.CreateClient("alice");
        using var other = _api.CreateClient("bob");
        await _budgets.SettleAsync("alice", [new Budget("day", Day, TimeSpan.FromDays(1))], Day, Token);

        using var refused = await SendAsync(client, path, json);
        using var allowed = await SendAsync(other, path, json);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(20));
        Assert.Equal($"\"tokens-day\";q={Day};w=86400", refused.Headers.GetValues("RateLimit-Policy").Single());
        Assert.Matches("^\"tokens-day\";r=[0-9]{1,3};t=8[56][0-9]{3}$", refused.Headers.GetValues("RateLimit").Single());
        Assert.Contains("rate_limit", await refused.Content.ReadAsStringAsync(Token).Bounded(), StringComparison.Ordinal);
        Assert.True(allowed.IsSuccessStatusCode);
    }

    /// <summary>A message goes into a conversation that is made for it.</summary>
    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, string? json)
    {
        if (path == "/api/conversations/messages")
        {
            path = $"/api/conversations/{await client.CreateAsync()}/messages";
        }

        using HttpRequestMessage request = new(json is null ? HttpMethod.Get : HttpMethod.Post, path);
        request.Content = json is null ? null : JsonContent.Create(JsonNode.Parse(json));
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token).Bounded();
    }
}
