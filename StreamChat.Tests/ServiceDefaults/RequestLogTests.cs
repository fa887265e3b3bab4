using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using StreamChat.ServiceDefaults.RequestIds;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.ServiceDefaults;

public sealed class RequestLogTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_IsOneLineWithRouteStatusAndId_AndNothingThatWasSaid()
    {
        var line = Assert.Single(await LinesOfAsync("/stream/7?prompt=secret"));

        Assert.Matches("^GET /stream/{id} answered 200 in [0-9]+ ms to nobody.$", line.Message);
        Assert.Equal("my-id", line.Scopes[RequestId.TagName]);
    }

    [Fact]
    public async Task Request_NamesNoAddress_WhenNoRouteIsThere() =>
        Assert.Matches(@"^GET \(no route\) answered 404 in [0-9]+ ms to nobody.$", Assert.Single(await LinesOfAsync("/secret")).Message);

    [Fact]
    public async Task Request_IsNotLogged_WhenItIsAProbe() => Assert.Empty(await LinesOfAsync("/health"));

    private static async Task<List<LogLine>> LinesOfAsync(string address)
    {
        using var logs = new LogCapture();
        await using var host = await DefaultsHost.StartAsync(
            app => app.MapGet("/stream/{id}", (string id) => id), Cancellation, builder => builder.Logging.AddProvider(logs));
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { RequestId.HeaderName, "my-id" } } };
        using var response = await host.Client.SendAsync(request, Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);

        // The line is written when the request has ended on the server, which its stop waits for.
        await host.App.StopAsync(Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);
        return [.. logs.Lines.Where(line => line.Category.EndsWith("RequestLogMiddleware", StringComparison.Ordinal))];
    }
}
