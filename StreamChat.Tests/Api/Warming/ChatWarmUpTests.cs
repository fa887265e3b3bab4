using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamChat.Api.Providers;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.ServiceDefaults;
using Xunit;

namespace StreamChat.Tests.Api.Warming;

/// <summary>The api goes the way of an answer before its first client does.</summary>
public sealed class ChatWarmUpTests
{
    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task Api_AnswersChatsOfItsOwn_AndAsksNoProvider_BeforeItIsReady(string http2)
    {
        using LogCapture log = new();
        await using var provider = await UpstreamHost.StartAsync("not asked", TestContext.Current.CancellationToken);

        await using var api = Start(provider, log, http2);

        Assert.Equal(3, log.Lines.Count(line => line.Message.StartsWith("POST /chat answered 200", StringComparison.Ordinal)));
        Assert.Empty(provider.Paths);
    }

    [Fact]
    public async Task Provider_IsAsked_WhenAClientUsesTheWarmUpsRequestIdAfterwards()
    {
        using LogCapture log = new();
        await using var provider = await UpstreamHost.StartAsync("no stream", TestContext.Current.CancellationToken);
        await using var api = Start(provider, log);
        var id = log.Lines.SelectMany(line => line.Scopes.Values).OfType<string>().First(value => value.StartsWith("warm-up-", StringComparison.Ordinal));
        using HttpRequestMessage request = new(HttpMethod.Post, "chat/sync") { Content = new StringContent("""{"prompt":"hi","model":"m"}""", mediaType: new("application/json")) };
        request.Headers.Add("X-Request-ID", id);

        using var response = await api.Client.SendAsync(request, TestContext.Current.CancellationToken).Bounded();

        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.NotEmpty(provider.Paths);
    }

    private static ServiceHost<ProviderClient> Start(UpstreamHost provider, LogCapture log, string http2 = "false") => ServiceHost<ProviderClient>.Start(
        new Dictionary<string, string?>
        {
            ["OPENAI_BASE_URL"] = provider.Address.AbsoluteUri, ["OPENAI_HTTP2"] = http2, ["WARM_UP"] = "true", ["Logging:LogLevel:Default"] = "Information",
        },
        services => services.AddLogging(logging => logging.AddProvider(log)));
}
