using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway;

/// <summary>A gateway that stops lets its streams end.</summary>
public sealed class DrainTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stream_EndsByItself_WhenGatewayStops()
    {
        var finish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var fixture = await StartAsync(finish.Task);
        using var client = fixture.Gateway.CreateClient();
        using var response = await OpenAsync(client);

        var stopped = StopAsync(fixture);
        await HealthAnswersAsync(client, "/health/ready", HttpStatusCode.ServiceUnavailable);
        await HealthAnswersAsync(client, "/health", HttpStatusCode.OK);
        using (var refused = await client.GetAsync(new Uri("/", UriKind.Relative), Cancellation).WaitAsync(TestTimeouts.Default, Cancellation))
        {
            Assert.Equal("draining", (await ProblemAnswer.ReadAsync(refused)).Code);
        }

        Assert.False(stopped.IsCompleted);
        finish.SetResult();

        Assert.Equal("first last", await response.Content.ReadAsStringAsync(Cancellation).WaitAsync(TestTimeouts.Default, Cancellation));
        await stopped.WaitAsync(TestTimeouts.Default, Cancellation);
    }

    [Fact]
    public async Task Stream_IsCut_WhenTheDrainTimeIsOver()
    {
        await using var fixture = await StartAsync(Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, Cancellation), ("DRAIN_TIMEOUT_SECS", "0.2"));
        using var client = fixture.Gateway.CreateClient();
        using var response = await OpenAsync(client);

        await StopAsync(fixture).WaitAsync(TestTimeouts.Default, Cancellation);

        await Assert.ThrowsAnyAsync<HttpRequestException>(
            () => response.Content.ReadAsStringAsync(Cancellation).WaitAsync(TestTimeouts.Default, Cancellation));
    }

    private static Task<GatewayFixture> StartAsync(Task finish, params (string Key, string Value)[] settings) =>
        GatewayFixture.StartAsync(
            async context =>
            {
                await context.Response.WriteAsync("first ", context.RequestAborted);
                await finish.WaitAsync(context.RequestAborted);
                await context.Response.WriteAsync("last", context.RequestAborted);
            },
            Cancellation,
            settings);

    private static Task<HttpResponseMessage> OpenAsync(HttpClient client) =>
        client.GetAsync(new Uri("/stream", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancellation)
            .WaitAsync(TestTimeouts.Default, Cancellation);

    private static Task StopAsync(GatewayFixture fixture)
    {
        fixture.Gateway.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        return Task.Run(() => fixture.Gateway.DisposeAsync().AsTask(), Cancellation);
    }

    private static async Task HealthAnswersAsync(HttpClient client, string path, HttpStatusCode status)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation)
            .WaitAsync(TestTimeouts.Default, Cancellation);
        Assert.Equal(status, response.StatusCode);
    }
}
