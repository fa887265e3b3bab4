using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Chat;

/// <summary>CONTRACT §6: failures that may pass are retried while nothing was streamed, and never after.</summary>
public sealed class ChatRetryTests(ContractServices services) : IClassFixture<ContractServices>
{
    [Theory]
    [InlineData("simulator-error-503-retry-after-0-times-2")]
    [InlineData("simulator-error-429-retry-after-0-times-2")]
    [InlineData("simulator-error-500-times-1")]
    [InlineData("simulator-reset-times-1")]
    public async Task Chat_IsAnswered_WhenTheFailurePasses(string model)
    {
        foreach (var path in (string[])["chat", "chat/sync"])
        {
            var id = $"{model}.{path.Length}";
            using var response = await ChatAnswer.SendAsync(services.Client, model, path, requestId: id);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
                .WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken);

            Assert.Equal(200, (int)response.StatusCode);
            Assert.DoesNotContain("\"error\"", text, StringComparison.Ordinal);
            Assert.Equal(model.EndsWith('2') ? 3 : 2, services.CallsOf(id).Count);
        }
    }

    [Theory]
    [InlineData("simulator-error-503-retry-after-0")]
    [InlineData("simulator-error-500")]
    public async Task Chat_FailsAfterTwoRetries_WhenTheFailureStays(string model)
    {
        using var response = await ChatAnswer.SendAsync(services.Client, model, requestId: model);

        Assert.Equal(502, (int)response.StatusCode);
        Assert.Equal(3, services.CallsOf(model).Count);
    }

    [Theory]
    [InlineData("simulator-error-400")]
    [InlineData("simulator-error-401")]
    [InlineData("simulator-error-403")]
    [InlineData("simulator-error-404")]
    [InlineData("simulator-error-422")]
    [InlineData("simulator-error-429-quota")]
    public async Task Chat_IsNotRetried_WhenTheFailureWouldNotPass(string model)
    {
        using var response = await ChatAnswer.SendAsync(services.Client, model, requestId: model);

        Assert.False(response.IsSuccessStatusCode);
        Assert.Single(services.CallsOf(model));
    }

    [Fact]
    public async Task Chat_WaitsAsLongAsTheProviderAsks()
    {
        const string Id = "asks-for-a-second";
        using var response = await ChatAnswer.SendAsync(
            services.Client, "simulator-error-429-retry-after-1-times-1-tokens-1", requestId: Id);
        await SseTranscript.ReadAsync(response);

        var calls = services.CallsOf(Id);
        Assert.Equal(2, calls.Count);
        Assert.True(calls[1].StartedAt - calls[0].StartedAt >= TimeSpan.FromSeconds(1), $"{calls[1].StartedAt - calls[0].StartedAt}");
    }

    [Theory]
    [InlineData("chat")]
    [InlineData("chat/sync")]
    public async Task Chat_FailsAtOnceAndSaysWhen_WhenTheProviderAsksForMoreTimeThanThereIs(string path)
    {
        var id = $"asks-for-an-hour.{path.Length}";
        using var response = await ChatAnswer.SendAsync(services.Client, "simulator-error-429-retry-after-3600", path, requestId: id);

        Assert.Equal(503, (int)response.StatusCode);
        Assert.Equal("3600", response.Headers.RetryAfter?.ToString());
        Assert.Single(services.CallsOf(id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    public async Task Chat_IsNeverRetried_WhenATokenWasStreamed(int tokens)
    {
        var id = $"dropped-after-{tokens}";
        var answer = await ChatAnswer.ReadAsync(services.Client, $"simulator-drop-after-{tokens}-times-1", requestId: id);

        Assert.Equal("error", answer.Types[^1]);
        Assert.Equal(tokens, answer.Contents.Count);
        Assert.Single(services.CallsOf(id));
    }
}
