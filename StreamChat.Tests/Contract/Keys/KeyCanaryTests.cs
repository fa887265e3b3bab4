using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamChat.Api.Providers;
using StreamChat.Gateway.Routing;
using StreamChat.Tests.Contract.Conversations;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.ServiceDefaults;
using Xunit;

namespace StreamChat.Tests.Contract.Keys;

/// <summary>A hundred keys are made, used and revoked, and then looked for in the store's files and in all that leaves the services.</summary>
public sealed class KeyCanaryTests
{
    private const int Half = 50; // as many as one caller may have

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_AreNowhere_AfterTheyWereShown()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var collector = await Collector.StartAsync(Token);
        using LogCapture logs = new();
        var (keys, answers) = await LiveAsync(redis, collector, logs);
        string[] told = [.. logs.Lines.Select(line => $"{line.Message} {line.Exception} {string.Join(' ', line.Scopes)}")];
        var stored = redis.ReadFiles();

        Assert.Equal(2 * Half, keys.Select(Secret).Distinct().Count());
        Assert.All(keys, key => Assert.Contains(key.Split('_')[1], stored, StringComparison.Ordinal)); // its id: so this is where to look
        Assert.NotEmpty(told);
        Assert.Superset(new HashSet<string> { "/v1/traces", "/v1/metrics", "/v1/logs" }, collector.Received.Select(received => received.Signal).ToHashSet());
        string[] places = [stored, .. told, .. collector.Received.Select(received => received.Text), .. answers];
        Assert.DoesNotContain(places, place => keys.Any(key => place.Contains(Secret(key), StringComparison.OrdinalIgnoreCase)));
    }

    private static string Secret(string key) => key.Split('_')[2];

    /// <summary>The keys, and every answer but those that showed them; all is sent and written when this ends.</summary>
    private static async Task<(List<string> Keys, List<string> Answers)> LiveAsync(RedisServer redis, Collector collector, LogCapture logs)
    {
        Dictionary<string, string?> settings = new()
        {
            ["ConnectionStrings:redis"] = redis.ConnectionString,
            ["Logging:LogLevel:Default"] = "Debug",
            ["Logging:Console:LogLevel:Default"] = "Warning",
            ["OPENAI_BASE_URL"] = "http://127.0.0.1:1/v1",
        };
        foreach (var (name, value) in collector.Settings)
        {
            settings[name] = value;
        }

        void Capture(IServiceCollection services) => services.AddLogging(logging => logging.AddProvider(logs));
        await using var api = ServiceHost<ProviderClient>.Start(settings, Capture);
        settings["services:api:http:0"] = settings["services:frontend:http:0"] = api.Address.AbsoluteUri;
        await using var gateway = ServiceHost<RoutingOptions>.Start(settings, Capture);
        using var alice = api.CreateClient("alice");

        List<string> keys = [.. await MakeAsync(gateway.Client), .. await MakeAsync(alice)];
        List<string> answers = [];
        foreach (var key in keys)
        {
            answers.Add(await UseAsync(gateway.Client, key, HttpStatusCode.OK));
            answers.Add(await UseAsync(gateway.Client, key + "0", HttpStatusCode.Unauthorized));
        }

        answers.Add((await alice.JsonAsync("GET", "keys")).ToJsonString());
        using var gone = await alice.CallAsync("DELETE", "me");
        return (keys, answers);
    }

    private static async Task<string[]> MakeAsync(HttpClient client) =>
        await Task.WhenAll(Enumerable.Range(0, Half).Select(async number => (await client.JsonAsync("POST", "keys", $$"""{"name":"key {{number}}"}""")).Text("key")));

    /// <summary>By its header, and by its address, where it does not belong.</summary>
    private static async Task<string> UseAsync(HttpClient client, string key, HttpStatusCode expected)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"/api/me?key={key}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await client.SendAsync(request, Token).Bounded();
        Assert.Equal(expected, response.StatusCode);
        return $"{response.Headers}{await response.Content.ReadAsStringAsync(Token).Bounded()}";
    }
}
