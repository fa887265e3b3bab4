using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamChat.Gateway.Audit;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.ServiceDefaults;
using Xunit;

namespace StreamChat.Tests.Gateway.Audit;

/// <summary>What the api has said yes and no to is told once, by the gateway, which knows who asked.</summary>
public sealed class KeyAuditTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_AreToldWhenTheyAreMadeAndRevoked_AndRefusals()
    {
        LogCapture log = new();
        await using var fixture = await GatewayFixture.StartAsync(
            AnswerAsync, services => services.AddSingleton<ILoggerProvider>(log), Token, ("Logging:LogLevel:Default", "Information"));

        foreach (var (method, path) in new[] { ("POST", "/api/keys"), ("DELETE", "/api/keys/0123"), ("GET", "/api/keys"), ("GET", "/api/conversations") })
        {
            using HttpRequestMessage request = new(new HttpMethod(method), path);
            using var response = await fixture.Client.SendAsync(request, Token).Bounded();
        }

        await fixture.Gateway.StopAsync();
        var lines = log.Lines.Where(line => line.Category == AuditLog.Category).ToArray();
        Assert.Equal([AuditEvents.KeyMade, AuditEvents.KeyRevoked, AuditEvents.Forbidden], lines.Select(line => line.Event.Id));
        Assert.Contains("made the key 0123:", lines[0].Message, StringComparison.Ordinal);
        Assert.Contains("revoked the key 0123:", lines[1].Message, StringComparison.Ordinal);
    }

    private static Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = (context.Request.Method, context.Request.Path.Value) switch
        {
            ("POST", _) => StatusCodes.Status201Created,
            ("DELETE", _) => StatusCodes.Status204NoContent,
            (_, "/api/conversations") => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status200OK,
        };
        context.Response.Headers.Location = "/api/keys/0123";
        return Task.CompletedTask;
    }
}
