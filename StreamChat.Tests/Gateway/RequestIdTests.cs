using Microsoft.AspNetCore.Http;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway;

/// <summary>One id for a request on both sides of the gateway.</summary>
public sealed class RequestIdTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("my-id.1", true)]
    [InlineData("has a space", false)]
    [InlineData(null, false)]
    public async Task Api_SeesTheIdThatTheCallerIsTold(string? given, bool kept)
    {
        await using var fixture = await GatewayFixture.StartAsync(EchoAsync, Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/me");
        if (given is not null)
        {
            request.Headers.Add("X-Request-ID", given);
        }

        using var response = await fixture.Client.SendAsync(request, Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);
        var seen = await response.Content.ReadAsStringAsync(Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);

        Assert.Equal([seen], response.Headers.GetValues("X-Request-ID"));
        Assert.Equal(kept, seen == given);
    }

    private static Task EchoAsync(HttpContext context)
    {
        // Services of ours answer with the id themselves; it must not come twice.
        context.Response.Headers["X-Request-ID"] = context.Request.Headers["X-Request-ID"];
        return context.Response.WriteAsync(context.Request.Headers["X-Request-ID"].ToString(), context.RequestAborted);
    }
}
