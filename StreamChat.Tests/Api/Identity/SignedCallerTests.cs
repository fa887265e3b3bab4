using System.Net;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.Api.Providers;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.RequestIds;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Identity;

/// <summary>The api answers only what the gateway has signed.</summary>
public sealed class SignedCallerTests : IAsyncLifetime
{
    private const string Path = "/api/connection";

    private SimulatorHost _simulator = null!;
    private ServiceHost<ProviderClient> _api = null!;

    public ValueTask InitializeAsync()
    {
        _simulator = SimulatorHost.Start();
        _api = ApiHost.Start(_simulator.OpenAIAddress, settings: ("Callers:AllowUnsigned", "false"));
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Request_IsAnswered_WhenItIsSigned()
    {
        using var alice = _api.CreateClient("alice");

        using var response = await alice.GetAsync(Path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("alice")]
    [InlineData("eyJpZCI6ImFsaWNlIn0.1.2.AAAA")]
    public async Task Request_IsRefused_WithoutASignatureOfOurs(string? header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        if (header is not null)
        {
            request.Headers.Add(CallerSignature.HeaderName, header);
        }

        using var response = await _api.Client.SendAsync(request, TestContext.Current.CancellationToken);

        var problem = await ProblemAnswer.ReadAsync(response);
        Assert.Equal("unauthenticated", problem.Code);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Request_IsRefused_WhenItIsSentAgain()
    {
        var header = Sign(_api.Services.GetRequiredService<CallerSignature>());

        using var first = await SendAsync(header);
        using var again = await SendAsync(header);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
    }

    [Fact]
    public async Task Health_IsForEverybody()
    {
        using var response = await _api.Client.GetAsync("/health", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    private static string Sign(CallerSignature signature) =>
        signature.Sign(new Caller { Id = "alice", Kind = CallerKind.Person }, new SignedRequest("once", "GET", Path, ""));

    private Task<HttpResponseMessage> SendAsync(string header)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.Add(RequestId.HeaderName, "once");
        request.Headers.Add(CallerSignature.HeaderName, header);
        return _api.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
