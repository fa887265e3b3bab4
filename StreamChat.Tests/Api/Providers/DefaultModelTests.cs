using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.Api.Providers;
using StreamChat.Api.Providers.Calls;
using StreamChat.Api.Providers.Models;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Providers;

/// <summary>The default model of a server that is set by its address alone: what it lists first, asked for as carefully as an answer.</summary>
public sealed class DefaultModelTests
{
    private const string Hello = """{"prompt":"hello"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_IsRepeated_WhenTheListFailsOnce()
    {
        var lists = 0;
        await using var provider = await StartAsync(context =>
        {
            if (Interlocked.Increment(ref lists) == 1)
            {
                context.Response.StatusCode = 503;
                return Task.CompletedTask;
            }

            return ListAsync(context, "first");
        });
        await using var api = Start(provider);

        using var response = await api.Client.PostAsync("chat", Hello);

        Assert.Contains("[DONE]", (await SseTranscript.ReadAsync(response)).Text, StringComparison.Ordinal);
        Assert.Equal(["/v1/models", "/v1/models", "/v1/chat/completions"], provider.Paths);
    }

    [Fact]
    public async Task Headers_LeaveAfterTwoSeconds_WhenTheListIsSilent()
    {
        ManualTimeProvider time = new();
        TaskCompletionSource answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var provider = await StartAsync(async context =>
        {
            await answer.Task.WaitAsync(context.RequestAborted);
            await ListAsync(context, "first");
        });
        await using var api = Start(provider, time);

        var sending = api.Client.PostAsync("chat", Hello);
        await time.WhenTimerDueInAsync(TimeSpan.FromSeconds(2));
        time.Advance(TimeSpan.FromSeconds(2));
        using var response = await sending;
        using var reader = await response.ReadUntilAsync("\"type\":\"connected\"");
        answer.SetResult();

        Assert.EndsWith("data: [DONE]\n\n", await reader.ReadRestAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_IsAskedForOnce_WhenManyCallsWaitForIt()
    {
        TaskCompletionSource answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var provider = await StartAsync(async context =>
        {
            await answer.Task.WaitAsync(context.RequestAborted);
            await ListAsync(context, "first");
        });
        await using var api = Start(provider);
        var model = api.Services.GetRequiredService<DefaultModel>();
        using CancellationTokenSource leave = new();
        using CallClock leaver = new(new ProviderBudgets(), TimeProvider.System, streams: true, leave.Token);
        using CallClock stayer = new(new ProviderBudgets(), TimeProvider.System, streams: true, Token);

        var left = model.ResolveAsync(null, leaver).AsTask();
        Task<ProviderOutcome<string>>[] stay = [.. Enumerable.Range(0, 9).Select(_ => model.ResolveAsync(null, stayer).AsTask())];
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        answer.SetResult();
        var outcomes = await Task.WhenAll(stay).WaitAsync(TestTimeouts.Default, Token);

        Assert.All(outcomes, outcome => Assert.Equal("first", outcome.Value));
        Assert.Single(provider.Paths);
    }

    [Fact]
    public async Task Default_IsForgotten_WhenTheProviderNoLongerHasIt()
    {
        var served = "old";
        await using var provider = await StartAsync(context => ListAsync(context, served), () => served);
        await using var api = Start(provider);

        Assert.Contains("[DONE]", await AskAsync(api), StringComparison.Ordinal);
        served = "new";
        Assert.Contains("provider_model_not_found", await AskAsync(api), StringComparison.Ordinal);
        Assert.Contains("[DONE]", await AskAsync(api), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_CountsAsACallThatFailed_WhenItIsRefused()
    {
        await using var provider = await StartAsync(context =>
        {
            context.Response.StatusCode = 401;
            return Task.CompletedTask;
        });
        await using var api = Start(provider);
        using CallErrors errors = new(api.Services);

        Assert.Contains("provider_invalid_key", await AskAsync(api), StringComparison.Ordinal);

        Assert.Equal(["provider_invalid_key"], errors.Codes);
    }

    private static ServiceHost<ProviderClient> Start(UpstreamHost provider, TimeProvider? time = null) =>
        ApiHost.Start(new Uri(provider.Address, "v1"), time, ("OPENAI_MODEL", ""));

    private static async Task<string> AskAsync(ServiceHost<ProviderClient> api)
    {
        using var response = await api.Client.PostAsync("chat", Hello);
        return await response.Content.ReadAsStringAsync(Token).WaitAsync(TestTimeouts.Default, Token);
    }

    private static Task ListAsync(HttpContext context, string model) =>
        context.Response.WriteAsJsonAsync(new { data = new[] { new { id = model } } }, context.RequestAborted);

    /// <summary>A provider that lists by <paramref name="list"/>, and answers for the model of <paramref name="served"/>, or for all.</summary>
    private static Task<UpstreamHost> StartAsync(RequestDelegate list, Func<string>? served = null) => UpstreamHost.StartAsync(
        async context =>
        {
            if (context.Request.Path.Value!.EndsWith("/models", StringComparison.Ordinal))
            {
                await list(context);
                return;
            }

            var body = await new StreamReader(context.Request.Body).ReadToEndAsync(context.RequestAborted);
            if (served is not null && !body.Contains($"\"{served()}\"", StringComparison.Ordinal))
            {
                context.Response.StatusCode = 404;
                return;
            }

            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync(
                "data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n", context.RequestAborted);
        },
        Token);
}
