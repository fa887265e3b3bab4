using System.Buffers.Text;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Identity;
using Xunit;

namespace StreamChat.Tests.Gateway.Identity.Sessions;

/// <summary>A gateway at which people sign in, with a clock of the test's own.</summary>
public abstract class SignInGateway : IAsyncLifetime
{
    private GatewayFixture _fixture = null!;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected ManualTimeProvider Time { get; } = new();

    private protected TestIssuer Issuer { get; private set; } = null!;

    /// <summary>Goes nowhere by itself: a browser does, with its cookies.</summary>
    private protected HttpClient Client { get; private set; } = null!;

    /// <summary>Lets streams end.</summary>
    private protected TaskCompletionSource Finish { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask InitializeAsync()
    {
        Issuer = await TestIssuer.StartAsync(Token);
        Issuer.Forge = claims => claims["exp"] = Time.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds();
        _fixture = await GatewayFixture.StartAsync(
            AnswerAsync, services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time)), Token, Issuer.Settings);
        Client = Browser.ClientOf(_fixture.Gateway.Address);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _fixture.DisposeAsync();
        await Issuer.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static async Task RefusedAsync(Browser browser)
    {
        using var response = await browser.SendAsync("GET", "/api/echo");
        Assert.Equal("unauthenticated", (await ProblemAnswer.ReadAsync(response)).Code);
    }

    /// <summary>Who the browser is to the api.</summary>
    private protected static async Task<JsonNode> CallerAsync(Browser browser)
    {
        using var response = await browser.SendAsync("GET", "/api/echo");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(Base64Url.DecodeFromChars((await response.Content.ReadAsStringAsync(Token)).Split('.')[0]))!;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path != "/stream")
        {
            await context.Response.WriteAsync(context.Request.Headers[CallerSignature.HeaderName].ToString(), context.RequestAborted);
            return;
        }

        await context.Response.WriteAsync("data: 0\n\n", context.RequestAborted);
        await Finish.Task.WaitAsync(context.RequestAborted);
        await context.Response.WriteAsync("data: 1\n\n", context.RequestAborted);
    }
}
