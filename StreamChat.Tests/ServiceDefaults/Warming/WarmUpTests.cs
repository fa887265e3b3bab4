using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamChat.ServiceDefaults.Warming;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.ServiceDefaults.Warming;

/// <summary>What a service does before it says that it is ready.</summary>
public sealed class WarmUpTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Service_AnswersAndIsNotReady_WhileItWarmsUp()
    {
        Rehearsal rehearsal = new(async self => (await GetAsync(self, "/work"), await GetAsync(self, "/health/ready")));

        await using var host = await StartAsync(rehearsal, ("WARM_UP", "true"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), Assert.Single(rehearsal.Seen));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(host.Client, "/health/ready"));
    }

    [Fact]
    public async Task Service_IsReadyAndSaysWhy_WhenItsWarmUpFails()
    {
        using LogCapture log = new();
        Rehearsal rehearsal = new(_ => throw new HttpRequestException("nobody is there"));

        await using var host = await StartAsync(rehearsal, log, ("WARM_UP", "true"));

        Assert.Equal(HttpStatusCode.OK, await GetAsync(host.Client, "/health/ready"));
        Assert.Contains(log.Lines, line => line is { Level: LogLevel.Warning, Message: "The warm-up failed, so the first requests will be slow: nobody is there" });
    }

    [Fact]
    public async Task Service_AsksItselfByANameThatItAnswers_WhereOtherNamesAreRefused()
    {
        Rehearsal rehearsal = new(async self => (await GetAsync(self, "/work"), await GetAsync(self, "/health/ready")));

        await using var host = await StartAsync(rehearsal, ("WARM_UP", "true"), ("AllowedHosts", "chat.example.org;*.example.net"));

        Assert.Equal(HttpStatusCode.OK, Assert.Single(rehearsal.Seen).Work);
        Assert.Equal(HttpStatusCode.BadRequest, await GetAsync(host.Client, "/work"));
    }

    [Fact]
    public async Task Service_AsksItselfNothing_WhenNobodyWantsIt()
    {
        Rehearsal rehearsal = new(_ => throw new InvalidOperationException());

        await using var host = await StartAsync(rehearsal);

        Assert.Empty(rehearsal.Seen);
        Assert.False(rehearsal.WasAsked);
        Assert.Equal(HttpStatusCode.OK, await GetAsync(host.Client, "/health/ready"));
    }

    [Theory]
    [InlineData("http://[::]:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://localhost:5000", "http://localhost:5000/")]
    [InlineData("https://0.0.0.0:443", null)]
    public void OwnAddress_IsWhereThisProcessReachesItself(string bound, string? expected)
    {
        using var services = new ServiceCollection().AddOptions().AddSingleton<OwnAddress>().BuildServiceProvider();

        Assert.Equal(expected, services.GetRequiredService<OwnAddress>().Of([bound])?.AbsoluteUri);
    }

    private static Task<DefaultsHost> StartAsync(Rehearsal rehearsal, params (string Key, string Value)[] settings) =>
        StartAsync(rehearsal, log: null, settings);

    private static Task<DefaultsHost> StartAsync(Rehearsal rehearsal, LogCapture? log, params (string Key, string Value)[] settings) => DefaultsHost.StartAsync(
        app => app.MapGet("/work", () => "done"),
        Cancellation,
        builder =>
        {
            builder.AddWarmUp<NoWarmUp>();
            builder.Services.AddSingleton<IWarmUp>(rehearsal);
            if (log is not null)
            {
                builder.Logging.AddProvider(log);
            }
        },
        settings);

    private static async Task<HttpStatusCode> GetAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);
        return response.StatusCode;
    }

    private sealed class NoWarmUp : IWarmUp
    {
        public Task RunAsync(HttpClient self, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Rehearsal(Func<HttpClient, Task<(HttpStatusCode Work, HttpStatusCode Ready)>> look) : IWarmUp
    {
        internal List<(HttpStatusCode Work, HttpStatusCode Ready)> Seen { get; } = [];

        internal bool WasAsked { get; private set; }

        public async Task RunAsync(HttpClient self, CancellationToken cancellationToken)
        {
            WasAsked = true;
            Seen.Add(await look(self));
        }
    }
}
