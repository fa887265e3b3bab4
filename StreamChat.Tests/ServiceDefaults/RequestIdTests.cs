using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StreamChat.ServiceDefaults.RequestIds;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.ServiceDefaults;

/// <summary>The request id's rules: CONTRACT §7.</summary>
public sealed class RequestIdTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool> Ids { get; } = new()
    {
        { "a", true },
        { "AZaz09._-", true },
        { new string('x', 128), true },
        { new string('x', 129), false },
        { "has space", false },
        { "semi;colon", false },
        { "ünï", false },
        { "<script>", false },
    };

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Id_IsKept_OnlyWhenItIsValid(string given, bool kept)
    {
        await using var host = await StartAsync();

        var (told, seen) = await AskAsync(host, given);

        Assert.Equal(told, seen);
        Assert.Equal(kept, told == given);
        Assert.True(RequestId.IsValid(told));
    }

    [Fact]
    public async Task Id_IsNew_WhenTwoAreGiven()
    {
        await using var host = await StartAsync();

        var (told, _) = await AskAsync(host, "one", "two");

        Assert.DoesNotContain(told, (string[])["one", "two", "one,two", "one, two"]);
    }

    [Fact]
    public async Task Id_IsInTheAnswer_WhenTheRequestFails()
    {
        await using var host = await DefaultsHost.StartAsync(
            app => app.MapGet("/", string () => throw new InvalidOperationException("not told")), Cancellation);

        var (told, _) = await AskAsync(host, "my-id");

        Assert.Equal("my-id", told);
    }

    [Fact]
    public async Task Id_IsOnEveryLogLine_WhileTheRequestRuns()
    {
        using var logs = new LogCapture();
        await using var host = await DefaultsHost.StartAsync(
            app => app.MapGet("/", (ILogger<RequestIdTests> logger) => logger.LogWarning("inside")),
            Cancellation,
            builder => builder.Logging.AddProvider(logs));

        await AskAsync(host, "my-id");

        var line = Assert.Single(logs.Lines, line => line.Message == "inside");
        Assert.Equal("my-id", line.Scopes[RequestId.TagName]);
    }

    [Fact]
    public async Task Id_GoesOnWithCalls_WhenTheyAreMadeByTheClientFactory()
    {
        await using var other = await StartAsync();
        await using var host = await DefaultsHost.StartAsync(
            app => app.MapGet("/", (IHttpClientFactory clients) => clients.CreateClient().GetStringAsync(other.Address, Cancellation)),
            Cancellation);

        var (_, seen) = await AskAsync(host, "my-id");

        Assert.Equal("my-id", seen);
    }

    [Fact]
    public void Work_HasTheIdThatItBegan_UntilItEnds()
    {
        using var logs = new LogCapture();
        using var factory = new LoggerFactory([logs]);
        var logger = factory.CreateLogger("work");

        using (RequestId.Begin("outer", logger))
        {
            using (RequestId.Begin("inner", logger))
            {
                Assert.Equal("inner", RequestId.Current);
                logger.LogInformation("line");
            }

            Assert.Equal("outer", RequestId.Current);
        }

        Assert.Null(RequestId.Current);
        Assert.Equal("inner", Assert.Single(logs.Lines).Scopes[RequestId.TagName]);
    }

    private static Task<DefaultsHost> StartAsync() => DefaultsHost.StartAsync(
        app => app.MapGet("/", (HttpContext context) =>
        {
            Assert.Equal(RequestId.Of(context), RequestId.Current);
            return RequestId.Of(context);
        }),
        Cancellation);

    private static async Task<(string Told, string Seen)> AskAsync(DefaultsHost host, params string[] given)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        foreach (var id in given)
        {
            request.Headers.TryAddWithoutValidation(RequestId.HeaderName, id);
        }

        using var client = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8 })
        {
            BaseAddress = host.Address,
        };
        using var response = await client.SendAsync(request, Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);
        var body = await response.Content.ReadAsStringAsync(Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);
        return (response.Headers.GetValues(RequestId.HeaderName).Single(), body);
    }
}
