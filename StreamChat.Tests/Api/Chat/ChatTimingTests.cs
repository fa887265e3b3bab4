using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.Api.Providers;
using StreamChat.ServiceDefaults.Health;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Chat;

/// <summary>What <c>POST /chat</c> does with time, on a hand-moved clock: retries, early headers, budgets, the drain.</summary>
public sealed class ChatTimingTests
{
    private const string Hello = """{"prompt":"hello"}""";

    private readonly ManualTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(503, null, 0.0)]
    [InlineData(503, "3", 3.0)]
    [InlineData(429, "20", 20.0)]
    [InlineData(500, "Tue, 01 Jan 2030 00:00:07 GMT", 7.0)]
    public async Task Call_IsRepeatedAfterThePauseThatTheProviderWants_WhenItFailsBeforeItsAnswer(int status, string? retryAfter, double seconds)
    {
        await using var provider = await UpstreamHost.StartAsync(FailFirst(1, status, retryAfter), Token);
        await using var api = Start(provider);

        var sending = api.Client.PostAsync("chat", Hello);
        await MoveAsync(seconds);
        using var response = await sending;

        Assert.Contains("\"type\":\"done\"", (await SseTranscript.ReadAsync(response)).Text, StringComparison.Ordinal);
        Assert.Equal(2, provider.Paths.Count);
    }

    [Fact]
    public async Task Call_IsRepeatedTwiceAtMost()
    {
        await using var provider = await UpstreamHost.StartAsync(FailFirst(100, 503, "3"), Token);
        await using var api = Start(provider);

        var sending = api.Client.PostAsync("chat", Hello);
        await MoveAsync(3);
        await MoveAsync(3);
        using var response = await sending;

        Assert.Equal("provider_unavailable", (await ProblemAnswer.ReadAsync(response)).Code);
        Assert.Equal(TimeSpan.FromSeconds(3), response.Headers.RetryAfter?.Delta);
        Assert.Equal(3, provider.Paths.Count);
    }

    [Fact]
    public async Task Call_FailsAtOnceWithTheProvidersRetryAfter_WhenThatIsLong()
    {
        await using var provider = await UpstreamHost.StartAsync(FailFirst(100, 429, "21"), Token);
        await using var api = Start(provider);

        using var response = await api.Client.PostAsync("chat", Hello);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("provider_rate_limited", (await ProblemAnswer.ReadAsync(response)).Code);
        Assert.Equal(TimeSpan.FromSeconds(21), response.Headers.RetryAfter?.Delta);
        Assert.Single(provider.Paths);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(308)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(422)]
    public async Task Call_IsNotRepeated_WhenThatWouldNotHelp(int status)
    {
        await using var provider = await UpstreamHost.StartAsync(FailFirst(100, status, "1"), Token);
        await using var api = Start(provider);

        using var response = await api.Client.PostAsync("chat", Hello);

        await ProblemAnswer.ReadAsync(response);
        Assert.Null(response.Headers.RetryAfter);
        Assert.Single(provider.Paths);
    }

    [Fact]
    public async Task Headers_LeaveAfterTwoSeconds_WhenTheProviderIsSilent()
    {
        TaskCompletionSource answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var provider = await UpstreamHost.StartAsync(
            async context =>
            {
                await answer.Task.WaitAsync(context.RequestAborted);
                await AnswerAsync(context);
            },
            Token);
        await using var api = Start(provider);

        var sending = api.Client.PostAsync("chat", Hello);
        await MoveAsync(2);
        using var response = await sending;
        using var reader = await response.ReadUntilAsync("\"type\":\"connected\"");
        answer.SetResult();

        Assert.EndsWith("data: [DONE]\n\n", await reader.ReadRestAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_IsATimeout_WhenNoFirstTokenComesInThirtySeconds()
    {
        TaskCompletionSource called = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var provider = await UpstreamHost.StartAsync(
            context =>
            {
                called.SetResult();
                return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
            },
            Token);
        await using var api = Start(provider);

        var sending = api.Client.PostAsync("chat/sync", Hello);
        await called.Task.WaitAsync(TestTimeouts.Default, Token);
        await MoveAsync(30);
        using var response = await sending;

        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
        Assert.Equal("provider_timeout", (await ProblemAnswer.ReadAsync(response)).Code);
        Assert.Single(provider.Paths);
    }

    [Fact]
    public async Task Stream_EndsWithLastWords_WhenTheDrainTimeIsOver()
    {
        await using var simulator = SimulatorHost.Start();
        await using var api = ApiHost.Start(simulator.OpenAIAddress, _time, ("DRAIN_TIMEOUT_SECS", "10"));
        using var response = await api.Client.PostAsync("chat", """{"prompt":"hello","model":"simulator-stall-after-2"}""");
        using var reader = await response.ReadUntilAsync("\"type\":\"content\"");

        api.Services.GetRequiredService<Drain>().Begin();
        using var refused = await api.Client.PostAsync("chat", Hello);
        await MoveAsync(9);
        var rest = await reader.ReadRestAsync();

        Assert.Equal("draining", (await ProblemAnswer.ReadAsync(refused)).Code);
        Assert.Contains("\"code\":\"draining\",\"retryable\":true", rest, StringComparison.Ordinal);
        Assert.DoesNotContain("[DONE]", rest, StringComparison.Ordinal);
        await (await simulator.Calls.CallAsync(1, Token)).Ended.WaitAsync(TestTimeouts.Default, Token);
    }

    private ServiceHost<ProviderClient> Start(UpstreamHost provider) => ApiHost.Start(new Uri(provider.Address, "v1"), _time);

    private async Task MoveAsync(double seconds)
    {
        if (seconds > 0)
        {
            await _time.WhenTimerDueInAsync(TimeSpan.FromSeconds(seconds));
            _time.Advance(TimeSpan.FromSeconds(seconds));
        }
    }

    private static RequestDelegate FailFirst(int count, int status, string? retryAfter)
    {
        var calls = 0;
        return context =>
        {
            if (Interlocked.Increment(ref calls) > count)
            {
                return AnswerAsync(context);
            }

            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = retryAfter;
            return context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"secret {status}"));
        };
    }

    private static Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        return context.Response.WriteAsync("data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
    }
}
