using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Service;

/// <summary>CONTRACT §3 and §6: a replica that shuts down lets its answers end, takes no new ones, and says so.</summary>
public sealed class DrainTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answer_EndsAsPromised_WhenTheReplicaShutsDown()
    {
        await using var services = await ContractServices.WithAsync(("DRAIN_TIMEOUT_SECS", "30"));
        using var response = await ChatAnswer.SendAsync(services.Client, "simulator-tokens-20-delay-50");

        var stopping = StopApi(services);
        ChatAnswer answer = new(await SseTranscript.ReadAsync(response));

        Assert.Equal("done", answer.Types[^1]);
        Assert.Equal(20, answer.Contents.Count);
        await stopping.WaitAsync(TestTimeouts.Default, Token);
    }

    [Fact]
    public async Task Answer_EndsByAnError_WhenTheDrainTimeIsOver()
    {
        await using var services = await ContractServices.WithAsync(("DRAIN_TIMEOUT_SECS", "1"));
        using var response = await ChatAnswer.SendAsync(services.Client, "simulator-stall-after-2");
        await services.Simulator.Calls.CallAsync(1, Token);

        var stopping = StopApi(services);
        ChatAnswer answer = new(await SseTranscript.ReadAsync(response));

        Assert.False(answer.Transcript.WasCut);
        Assert.False(answer.Transcript.IsDone);
        Assert.Equal(("error", "draining"), (answer.Types[^1], answer.Last.GetProperty("code").GetString()));
        Assert.True(answer.Last.GetProperty("retryable").GetBoolean());
        await stopping.WaitAsync(TestTimeouts.Default, Token);
    }

    [Fact]
    public async Task NewRequests_AreRefusedAndReadinessIsOff_WhileAnAnswerEnds()
    {
        await using var services = await ContractServices.WithAsync(("DRAIN_TIMEOUT_SECS", "30"));
        var running = await ChatAnswer.SendAsync(services.Client, "simulator-stall-after-2");
        await ChatAnswer.ReadUntilAsync(running, "\"type\":\"content\"");

        var stopping = StopApi(services);
        using var refused = await ChatAnswer.SendAsync(services.Client, "simulator-tokens-1");
        using var ready = await services.Api.Client.GetAsync(new Uri("health/ready", UriKind.Relative), Token);
        using var alive = await services.Api.Client.GetAsync(new Uri("health", UriKind.Relative), Token);

        Assert.Equal((503, "draining"), ((int)refused.StatusCode, (await ProblemAnswer.ReadAsync(refused)).Code));
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal((503, 200), ((int)ready.StatusCode, (int)alive.StatusCode));
        running.Dispose();
        await stopping.WaitAsync(TestTimeouts.Default, Token);
    }

    /// <summary>As a signal does: the server still listens while its answers end.</summary>
    private static Task StopApi(ContractServices services)
    {
        var lifetime = services.Api.Services.GetRequiredService<IHostApplicationLifetime>();
        TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lifetime.ApplicationStopped.Register(stopped.SetResult);
        lifetime.StopApplication();
        return stopped.Task;
    }
}
