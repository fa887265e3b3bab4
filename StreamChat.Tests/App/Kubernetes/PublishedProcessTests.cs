using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.App.Kubernetes;

/// <summary>The published environment is one in which the service works, and ends as the manifest gives it time to.</summary>
public sealed class PublishedProcessTests(PublishedApplication published) : IClassFixture<PublishedApplication>
{
    private const string CallerKey = "published-0123456789-0123456789-0123456789";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Api_StreamsAndDrains_InThePublishedEnvironment()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var simulator = SimulatorHost.Start();
        await using var api = await PublishedProcess.StartAsync(
            published.Render("overlays/production"),
            "api",
            new Dictionary<string, string> { ["CALLER_KEY"] = CallerKey, ["ConnectionStrings__redis"] = redis.ConnectionString },
            new Dictionary<string, string> { ["http://simulator:8080"] = simulator.Address.ToString().TrimEnd('/') });
        Assert.NotNull(await api.Process.LineAsync("Warmed up in").Bounded());
        Assert.NotNull(await api.Process.LineAsync("Application started").Bounded());
        using var client = CreateClient(api);
        using var management = new HttpClient { BaseAddress = api.Management };
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(management, "/health/ready"));
        Assert.Contains("streamchat_open_streams", await management.GetStringAsync(new Uri("/metrics", UriKind.Relative), Token).Bounded(), StringComparison.Ordinal);

        using var response = await OpenAsync(client);
        api.Process.Terminate();
        Assert.NotNull(await api.Process.LineAsync("Draining").Bounded());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(management, "/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(management, "/health"));
        var answer = await SseTranscript.ReadAsync(response);
        Assert.True(answer is { IsDone: true, WasCut: false }, answer.Text);
        Assert.Equal(0, await api.Process.ExitAsync());
    }

    private static HttpClient CreateClient(PublishedProcess api) =>
        TestClient.Create(api.Address, inner => new CallerHandler(new CallerSignature(Options.Create(new CallerOptions { Key = CallerKey }), TimeProvider.System), new Caller { Id = "published", Kind = CallerKind.Guest }, inner));

    // Long enough that the end comes while it runs, on any machine: 200 tokens, 20 ms apart.
    private static async Task<HttpResponseMessage> OpenAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat") { Content = JsonContent.Create(new { prompt = "hello", model = "simulator-long-200-delay-20" }) };
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token).Bounded();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), Token).Bounded();
        return response.StatusCode;
    }
}
