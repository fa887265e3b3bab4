using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StreamChat.ServiceDefaults.Health;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.ServiceDefaults;

/// <summary>Alive, and ready: CONTRACT §3.</summary>
public sealed class HealthTests
{
    private static readonly Uri Ready = new("/health/ready", UriKind.Relative);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/health")]
    [InlineData("/health/ready")]
    public async Task Service_SaysOk_WhenNothingIsWrong(string path)
    {
        await using var host = await StartAsync(HealthCheckResult.Healthy());

        var body = await host.Client.GetStringAsync(new Uri(path, UriKind.Relative), Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);

        Assert.Equal("""{"status":"ok"}""", body);
    }

    [Fact]
    public async Task Readiness_NamesWhatFails_WhenACheckOfItDoes()
    {
        await using var host = await StartAsync(HealthCheckResult.Unhealthy("a host name"));

        using var response = await host.Client.GetAsync(Ready, Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);
        var problem = await ProblemAnswer.ReadAsync(response);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not_ready", "Not ready: tagged."), (problem.Status, problem.Code, problem.Detail));
    }

    [Fact]
    public async Task Readiness_Stays_WhenACheckIsOnlyDegraded()
    {
        await using var host = await StartAsync(HealthCheckResult.Degraded());

        using var response = await host.Client.GetAsync(Ready, Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Readiness_Ends_WhenTheDrainBegins()
    {
        await using var host = await StartAsync(HealthCheckResult.Healthy());
        var drain = host.App.Services.GetRequiredService<Drain>();
        Assert.False(drain.IsDraining);

        drain.Begin();

        using var response = await host.Client.GetAsync(Ready, Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);
        Assert.Equal("draining", (await ProblemAnswer.ReadAsync(response)).Code);
        Assert.True(drain.Token.IsCancellationRequested);
    }

    [Fact]
    public async Task Request_IsRefusedWithRetryAfter_WhenServiceDrains()
    {
        await using var host = await StartAsync(HealthCheckResult.Healthy());
        host.App.Services.GetRequiredService<Drain>().Begin();

        using var response = await host.Client.GetAsync(new Uri("/work", UriKind.Relative), Cancellation)
            .WaitAsync(TestTimeouts.Default, Cancellation);

        Assert.Equal("draining", (await ProblemAnswer.ReadAsync(response)).Code);
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Stop_WaitsForOpenRequests_AndNoLonger()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var finish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await DefaultsHost.StartAsync(
            app => app.MapGet("/work", async () =>
            {
                entered.SetResult();
                await finish.Task;
                return "done";
            }),
            Cancellation);
        var answer = host.Client.GetStringAsync(new Uri("/work", UriKind.Relative), Cancellation);
        await entered.Task.WaitAsync(TestTimeouts.Default, Cancellation);

        var stopped = host.App.StopAsync(Cancellation);
        Assert.False(stopped.IsCompleted);
        finish.SetResult();

        Assert.Equal("done", await answer.WaitAsync(TestTimeouts.Default, Cancellation));
        await stopped.WaitAsync(TestTimeouts.Default, Cancellation);
    }

    private static Task<DefaultsHost> StartAsync(HealthCheckResult result) => DefaultsHost.StartAsync(
        app => app.MapGet("/work", () => "done"),
        Cancellation,
        builder => builder.Services.AddHealthChecks()
            .AddCheck("tagged", () => result, tags: ["ready"])
            .AddCheck("untagged", () => HealthCheckResult.Unhealthy()));
}
