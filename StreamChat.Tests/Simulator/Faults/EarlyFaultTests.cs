using System.Globalization;
using StreamChat.Simulator.Calls;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Simulator.Faults;

/// <summary>Faults instead of an answer.</summary>
public sealed class EarlyFaultTests : IAsyncDisposable
{
    private readonly SimulatorHost _simulator = SimulatorHost.Start();

    [Theory]
    [InlineData("simulator-error-401", 401, "invalid_api_key", null)]
    [InlineData("simulator-error-404", 404, "model_not_found", null)]
    [InlineData("simulator-error-429", 429, "rate_limit_exceeded", 1)]
    [InlineData("simulator-error-429-retry-after-7", 429, "rate_limit_exceeded", 7)]
    [InlineData("simulator-error-429-quota", 429, "insufficient_quota", null)]
    [InlineData("simulator-error-500", 500, null, null)]
    [InlineData("simulator-error-503", 503, "server_overloaded", 1)]
    public async Task Error_HasItsStatusCodeAndRetryAfter(string model, int status, string? code, int? retryAfter)
    {
        using var response = await OpenAIChat.SendAsync(_simulator.Client, model);

        var error = (await OpenAIChat.JsonAsync(response)).GetProperty("error");
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.Equal(retryAfter?.ToString(CultureInfo.InvariantCulture), response.Headers.RetryAfter?.ToString());
    }

    [Fact]
    public async Task Error502_IsAProxysPage()
    {
        using var response = await OpenAIChat.SendAsync(_simulator.Client, "simulator-error-502");

        Assert.Equal(502, (int)response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Times_FailsSoOftenForARequestIdAndThenAnswers()
    {
        List<int> statuses = [];
        foreach (var id in (string[])["a", "a", "b", "a", "a"])
        {
            using var response = await OpenAIChat.SendAsync(_simulator.Client, "simulator-error-503-times-2", requestId: id);
            statuses.Add((int)response.StatusCode);
        }

        Assert.Equal([503, 503, 503, 200, 503], statuses);
    }

    [Fact]
    public async Task Reset_CutsTheConnectionBeforeAnyHeader()
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => OpenAIChat.SendAsync(_simulator.Client, "simulator-reset"));
    }

    [Fact]
    public async Task Silent_NeverAnswersAndSeesItsClientLeave()
    {
        using CancellationTokenSource leave = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using HttpRequestMessage request = new(HttpMethod.Post, "v1/chat/completions")
        {
            Content = new StringContent("""{"model":"simulator-silent","messages":[{"role":"user","content":"hi"}]}"""),
        };
        var answering = _simulator.Client.SendAsync(request, leave.Token);
        var call = await _simulator.Calls.CallAsync(1, TestContext.Current.CancellationToken);

        Assert.False(answering.IsCompleted);
        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answering);
        Assert.Equal(CallState.Aborted, await call.Ended.WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken));
    }

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();
}
