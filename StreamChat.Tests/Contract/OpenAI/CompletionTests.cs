using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Contract.OpenAI;

/// <summary>CONTRACT §4: answers of <c>/v1/chat/completions</c>.</summary>
public sealed class CompletionTests(ContractServices services) : IClassFixture<ContractServices>
{
    [Fact]
    public async Task Stream_IsOpenAIs()
    {
        using var response = await OpenAIChat.SendAsync(services.Client, "simulator");
        var answer = await SseTranscript.ReadAsync(response);

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.All(answer.Frames, frame => Assert.Equal("chat.completion.chunk", frame.GetProperty("object").GetString()));
        Assert.Single(answer.Frames.Select(frame => frame.GetProperty("id").GetString()).Distinct());
        Assert.Equal("assistant", answer.Frames[0].GetProperty("choices")[0].GetProperty("delta").GetProperty("role").GetString());
        Assert.Equal("stop", OpenAIChat.FinishReason(answer));
        Assert.True(answer.IsDone);
        Assert.Single(answer.Data, "[DONE]");
    }

    [Theory]
    [InlineData("hello", "{}")]
    [InlineData("code", """{"stream_options":{"include_usage":true}}""")]
    [InlineData("explain", """{"reasoning_effort":"low","max_tokens":60}""")]
    [InlineData("hello", """{"stop":["meet"],"unknown_field":{"a":[1]}}""")]
    public async Task Stream_IsTheProviders(string prompt, string more)
    {
        var provided = await OpenAIChat.StreamAsync(services.Simulator.Client, "simulator", prompt, more);

        var answer = await OpenAIChat.StreamAsync(services.Client, "simulator", prompt, more);

        Assert.Equal(OpenAIChat.Deltas(provided), OpenAIChat.Deltas(answer));
        Assert.Equal(OpenAIChat.Deltas(provided, "reasoning_content"), OpenAIChat.Deltas(answer, "reasoning_content"));
        Assert.Equal(OpenAIChat.FinishReason(provided), OpenAIChat.FinishReason(answer));
        Assert.Equal(provided.Frames.Count, answer.Frames.Count);
        Assert.Equal(
            provided.Frames[^1].TryGetProperty("usage", out var expected) ? expected.GetRawText() : "",
            answer.Frames[^1].TryGetProperty("usage", out var usage) ? usage.GetRawText() : "");
    }

    [Fact]
    public async Task Stream_SendsTokensWhileTheProviderIsStillAnswering()
    {
        using var response = await OpenAIChat.SendAsync(services.Client, "simulator-stall-after-3");

        await ChatAnswer.ReadUntilAsync(response, "\"Nice \"");
    }

    [Fact]
    public async Task Whole_IsTheProviders()
    {
        var provided = await OpenAIChat.WholeAsync(services.Simulator.Client, "simulator", "code");

        var answer = await OpenAIChat.WholeAsync(services.Client, "simulator", "code");

        Assert.Equal("chat.completion", answer.GetProperty("object").GetString());
        Assert.Equal(provided.GetProperty("choices").GetRawText(), answer.GetProperty("choices").GetRawText());
        Assert.Equal(provided.GetProperty("usage").GetRawText(), answer.GetProperty("usage").GetRawText());
    }

    [Fact]
    public async Task Models_AreOpenAIs()
    {
        using var response = await services.Client.GetAsync(new Uri("v1/models", UriKind.Relative), TestContext.Current.CancellationToken);

        var body = await OpenAIChat.JsonAsync(response);
        Assert.Equal("list", body.GetProperty("object").GetString());
        Assert.All(body.GetProperty("data").EnumerateArray(), model => Assert.Equal("model", model.GetProperty("object").GetString()));
        Assert.Contains("simulator", body.GetProperty("data").EnumerateArray().Select(model => model.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Keys_StayOnTheirSides()
    {
        await using var own = await ContractServices.WithSimulatorAsync(
            new Dictionary<string, string?> { ["ApiKey"] = "sk-provider" },
            simulator => [("OPENAI_BASE_URL", $"{simulator.OpenAIAddress}"), ("OPENAI_API_KEY", "sk-provider")]);
        own.Client.DefaultRequestHeaders.Authorization = new("Bearer", "guest");

        using var response = await OpenAIChat.SendAsync(own.Client, "simulator-tokens-3", requestId: "keys");
        var answer = await SseTranscript.ReadAsync(response);

        Assert.True(answer.IsDone);
        Assert.Equal("Bearer sk-provider", Assert.Single(own.CallsOf("keys")).Origin.Authorization);
        Assert.DoesNotContain("sk-provider", answer.Text + response.Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallersKey_IsNotSentToTheProvider_WhenThereIsNoOther()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "v1/chat/completions")
        {
            Content = new StringContent(
                """{"model":"simulator","messages":[{"role":"user","content":"hello"}]}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", "guest");
        request.Headers.Add("X-Request-ID", "callers-key");
        request.Headers.Add("Cookie", "session=secret");

        using var response = await services.Client.SendAsync(request, TestContext.Current.CancellationToken);

        var origin = Assert.Single(services.CallsOf("callers-key")).Origin;
        Assert.DoesNotContain("guest", origin.Authorization ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("Cookie", origin.HeaderNames, StringComparer.OrdinalIgnoreCase);
    }
}
