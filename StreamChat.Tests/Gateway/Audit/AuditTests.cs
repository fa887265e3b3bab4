using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamChat.Gateway.Audit;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.ServiceDefaults;
using Xunit;

namespace StreamChat.Tests.Gateway.Audit;

/// <summary>The audit log: who came in and who was refused, and nothing that nobody should read there.</summary>
public sealed class AuditTests : IAsyncLifetime
{
    private readonly LogCapture _log = new();
    private GatewayFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await GatewayFixture.StartAsync(
        context => context.Response.WriteAsync("answer", context.RequestAborted),
        services => services.AddSingleton<ILoggerProvider>(_log),
        TestContext.Current.CancellationToken,
        ("RATE_LIMIT", "1"), ("Limits:Period", "01:00:00"), ("Limits:Burst", "1"), ("Logging:LogLevel:Default", "Information"));

    [Fact]
    public async Task Refusals_AreToldWithCallerAndRequest_AndWithoutSecrets()
    {
        await SendAsync("limit-0");
        await SendAsync("limit-1");
        await SendAsync("forbidden-1", ("Sec-Fetch-Site", "cross-site"));
        await SendAsync("unauthenticated-1", ("Authorization", "Bearer sc_canary"));

        var lines = Lines();
        Assert.Equal([AuditEvents.LimitReached, AuditEvents.Forbidden, AuditEvents.Unauthenticated], lines.Select(line => line.Event.Id));
        Assert.Matches(
            "^guest-at-[0-9a-f]{32} has reached the limit of requests at /api/{\\*\\*rest}: request limit-1, local address \\(0 more were not told\\)\\.$",
            lines[0].Message);
        Assert.Equal(
            "- may not do this at /api/{**rest} (another site's page asked): request forbidden-1, local address (0 more were not told).", lines[1].Message);
        Assert.Equal(
            "Nobody known asked for /api/{**rest} (The API key is not valid, was revoked, or has expired): request unauthenticated-1, local address (0 more were not told).",
            lines[2].Message);
        Assert.DoesNotContain(_log.Lines, line => line.Message.Contains("canary", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(_log.Lines, line => line.Message.Contains("127.0.0.1", StringComparison.Ordinal) && line.Category == AuditLog.Category);
    }

    [Fact]
    public async Task Refusal_OfTheApi_IsNoLimitOfTheCallers_UnlessItNamesABudget()
    {
        using LogCapture log = new();
        await using var fixture = await GatewayFixture.StartAsync(
            context =>
            {
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                context.Response.Headers.Append("RateLimit-Policy", context.Request.Query["policy"]);
                return Task.CompletedTask;
            },
            services => services.AddSingleton<ILoggerProvider>(log),
            TestContext.Current.CancellationToken);

        using var other = await fixture.Client.GetAsync("/api/doctor", TestContext.Current.CancellationToken).Bounded();
        using var budget = await fixture.Client.GetAsync("/api/models?policy=%22tokens-day%22;q=1", TestContext.Current.CancellationToken).Bounded();

        Assert.Contains("has reached the limit of tokens", Assert.Single(log.Lines, line => line.Category == AuditLog.Category).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SignInsAndKeys_AreToldByOpaqueIds()
    {
        var audit = _fixture.Gateway.Services.GetRequiredService<AuditLog>();
        Caller caller = new() { Id = "person-1", Kind = CallerKind.Person, Name = "canary@example.org" };
        DefaultHttpContext context = new() { TraceIdentifier = "request-1" };
        caller.SetOn(context);

        audit.SignedIn(context, caller);
        audit.KeyMade(context, "key-1");
        audit.KeyRevoked(context, "key-1");
        audit.SignedOut(context, caller);

        Assert.Equal(
            [
                (AuditEvents.SignedIn, "person-1 signed in: request request-1, unknown address."),
                (AuditEvents.KeyMade, "person-1 made the key key-1: request request-1, unknown address."),
                (AuditEvents.KeyRevoked, "person-1 revoked the key key-1: request request-1, unknown address."),
                (AuditEvents.SignedOut, "person-1 signed out: request request-1, unknown address."),
            ],
            Lines().Select(line => (line.Event.Id, line.Message)));
    }

    [Fact]
    public void Refusals_AreToldAtAPace_AndTheRestIsCounted()
    {
        ManualTimeProvider time = new();
        AuditPace pace = new(time);

        Assert.Equal(AuditPace.LinesASecond, Enumerable.Range(0, 100).Count(_ => pace.TryPass(out var _)));
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(pace.TryPass(out var leftOut));
        Assert.Equal(100 - AuditPace.LinesASecond, leftOut);
        Assert.True(pace.TryPass(out leftOut));
        Assert.Equal(0, leftOut);
    }

    public async ValueTask DisposeAsync()
    {
        await _fixture.DisposeAsync();
        _log.Dispose();
    }

    private ServiceDefaults.LogLine[] Lines() => [.. _log.Lines.Where(line => line.Category == AuditLog.Category)];

    /// <summary>A request with a canary wherever a client can put one.</summary>
    private async Task SendAsync(string id, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/canary-path?prompt=canary-query") { Content = new StringContent("canary-body") };
        (string Name, string Value)[] all =
        [
            .. headers, ("X-Request-ID", id), ("X-Canary", "canary-header"), ("Cookie", "sc_guest=canary-cookie"), ("Referer", "https://canary.example/"),
            ("User-Agent", "canary-agent"), ("X-Forwarded-For", "canary"), ("Origin", _fixture.Gateway.Address.GetLeftPart(UriPartial.Authority)),
        ];
        foreach (var (name, value) in all)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _fixture.Client.SendAsync(request, TestContext.Current.CancellationToken).Bounded();
    }
}
