using System.Text;
using FsCheck;
using FsCheck.Fluent;
using StreamChat.Api.Providers.Answers;
using StreamChat.Api.Providers.Calls;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Api.Providers.Answers;

/// <summary>Every streamed answer ends in one way: whole, or with a failure.</summary>
public sealed class AnswerReaderTests
{
    private const string Role = """data: {"model":"m-1","choices":[{"delta":{"role":"assistant","content":""}}]}""" + "\n\n";
    private const string Hello = """data: {"choices":[{"delta":{"content":"Hello 👋"}}]}""" + "\n\n";
    private const string Stop = """data: {"choices":[{"delta":{},"finish_reason":"stop"}]}""" + "\n\n";
    private const string Cost = """data: {"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}""" + "\n\n";
    private const string Done = "data: [DONE]\n\n";

    [Fact]
    public async Task Answer_IsWhole_WhenItHasAFinishReason()
    {
        var (texts, end) = await ReadAsync(Role + Hello + Hello + Stop + Cost + Done);

        Assert.Equal(["Hello 👋", "Hello 👋"], texts);
        Assert.Equal(new AnswerEnd { FinishReason = "stop", Usage = new Usage(1, 2, 3) }, end);
    }

    [Fact]
    public void Answer_IsTheSame_InAnyChunks() => Prop
        .ForAll(ArbMap.Default.ArbFor<NonEmptyArray<PositiveInt>>(), sizes =>
        {
            var (texts, end) = ReadAsync(Role + Hello + Hello + Stop + Cost + Done, [.. sizes.Get.Select(size => size.Get)]).GetAwaiter().GetResult();
            return texts.SequenceEqual(["Hello 👋", "Hello 👋"]) && end.Usage == new Usage(1, 2, 3) && end.Failure is null;
        })
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(Role + Hello + Stop)]
    [InlineData(Role + Hello + Stop + Done)]
    [InlineData(Role + Hello + Stop + "data: cut o")]
    [InlineData("""data: {"choices":[{"delta":{"content":"Hello 👋"},"finish_reason":"stop"}]}""" + "\n\n")]
    public async Task Answer_IsWhole_HoweverItEndsAfterItsFinishReason(string body)
    {
        var (texts, end) = await ReadAsync(body);

        Assert.Equal(["Hello 👋"], texts);
        Assert.Equal(("stop", null), (end.FinishReason, end.Failure));
    }

    [Theory]
    [InlineData("length")]
    [InlineData("content_filter")]
    [InlineData("tool_calls")]
    [InlineData("something_new")]
    public async Task FinishReason_IsTheProviders(string reason)
    {
        var (_, end) = await ReadAsync(Role + Hello + Stop.Replace("stop", reason, StringComparison.Ordinal) + Done);

        Assert.Equal((reason, null), (end.FinishReason, end.Failure));
    }

    [Theory]
    [InlineData("", "provider_dropped")]
    [InlineData(Done, "provider_dropped")]
    [InlineData(Role + Hello, "provider_dropped")]
    [InlineData(Role + Hello + Done, "provider_dropped")]
    [InlineData(Role + Hello + """data: {"choices":[{"delta":{},"finish_reason":"st""", "provider_dropped")]
    [InlineData(Role + Hello + """data: {"choices":[{"delta":{},"finish_reason":"error"}]}""" + "\n\n", "provider_dropped")]
    [InlineData(Role + Hello + "data: {bad\n\n" + Stop + Done, "provider_dropped")]
    [InlineData(Role + Hello + "data: \n\n" + Stop + Done, "provider_dropped")]
    [InlineData(Role + Hello + "data: {\"error\":{\"message\":\"x\"}}\n\n" + Stop + Done, "provider_dropped")]
    [InlineData(Role + Hello + "data: {\"error\":{\"code\":429}}\n\n" + Done, "provider_rate_limited")]
    [InlineData(Role + Hello + Stop + "data: {\"error\":{\"code\":\"insufficient_quota\"}}\n\n" + Done, "provider_quota")]
    [InlineData(Role + Hello + "event: error\ndata: whatever\n\n", "provider_dropped")]
    [InlineData(Role + Hello + "event: error\ndata: {\"choices\":[]}\n\n" + Stop + Done, "provider_dropped")]
    [InlineData(Role + Hello + """data: {"error":{"code":"\ud800"}}""" + "\n\n" + Stop + Done, "provider_dropped")]
    [InlineData("<html>no stream at all</html>", "provider_dropped")]
    public async Task Answer_Fails_WhenItIsNotWhole(string body, string code)
    {
        foreach (int[] sizes in new int[][] { [1], [7], [100_000] })
        {
            var (_, end) = await ReadAsync(body, sizes);

            Assert.Equal((code, null), (end.Failure?.Code.Code, end.FinishReason));
        }
    }

    [Fact]
    public async Task Answer_Fails_WhenATextIsNoUtf8()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes(Role), .. "data: {\"choices\":[{\"delta\":{\"content\":\""u8, 0xC3, 0x28, .. "\"}}]}\n\n"u8, .. Encoding.UTF8.GetBytes(Stop)];

        var (texts, end) = await ReadAsync(new ChunkedStream(body, [1000]));

        Assert.Empty(texts);
        Assert.Equal("provider_dropped", end.Failure?.Code.Code);
    }

    [Fact]
    public async Task Answer_Fails_WhenTheConnectionBreaks()
    {
        var (texts, end) = await ReadAsync(new ChunkedStream(Encoding.UTF8.GetBytes(Role + Hello), [10], _ => throw new IOException("reset")));

        Assert.Equal(["Hello 👋"], texts);
        Assert.Equal("provider_dropped", end.Failure?.Code.Code);
    }

    [Theory]
    [InlineData(Role, 30)]
    [InlineData(Role + Hello, 60)]
    public async Task Answer_Fails_WhenTheProviderStandsStill(string body, int seconds)
    {
        ManualTimeProvider time = new();
        using CallClock clock = new(new ProviderBudgets(), time, streams: true, TestContext.Current.CancellationToken);
        ChunkedStream stream = new(Encoding.UTF8.GetBytes(body), [10_000], token => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token));
        await using AnswerReader reader = new(new StreamedResponse(stream), clock);
        Assert.True(await reader.ReadAsync());
        while (reader.TryRead(out _))
        {
        }

        var more = reader.ReadAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.False(await more.WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken));
        Assert.Equal("provider_timeout", reader.End?.Failure?.Code.Code);
    }

    [Fact]
    public async Task Reading_EndsWithoutAnEnd_WhenTheCallerLeaves()
    {
        using CancellationTokenSource caller = new();
        using CallClock clock = new(new ProviderBudgets(), TimeProvider.System, streams: true, caller.Token);
        ChunkedStream stream = new(Encoding.UTF8.GetBytes(Role + Hello), [10_000], token => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token));
        StreamedResponse response = new(stream);
        AnswerReader reader = new(response, clock);
        await reader.BeginAsync();

        var more = reader.ReadAsync().AsTask();
        await caller.CancelAsync();

        Assert.False(await more.WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken));
        Assert.Null(reader.End);
        Assert.Throws<OperationCanceledException>(reader.ThrowIfLeft);
        await reader.DisposeAsync();
        Assert.True(response.IsDisposed);
    }

    [Fact]
    public async Task Begin_KeepsTheFirstEvent()
    {
        using CallClock clock = new(new ProviderBudgets(), TimeProvider.System, streams: true, TestContext.Current.CancellationToken);
        await using AnswerReader reader = new(new StreamedResponse(new ChunkedStream(Encoding.UTF8.GetBytes(Hello + Stop), [1000])), clock);

        await reader.BeginAsync();

        Assert.True(reader.TryRead(out var chunk));
        Assert.Equal("Hello 👋", Encoding.UTF8.GetString(chunk.Content));
    }

    private static Task<(List<string> Texts, AnswerEnd End)> ReadAsync(string body, params int[] sizes) =>
        ReadAsync(new ChunkedStream(Encoding.UTF8.GetBytes(body), sizes.Length == 0 ? [100_000] : Enumerable.Repeat(sizes, 2000).SelectMany(all => all)));

    private static async Task<(List<string> Texts, AnswerEnd End)> ReadAsync(Stream stream)
    {
        using CallClock clock = new(new ProviderBudgets(), TimeProvider.System, streams: true, TestContext.Current.CancellationToken);
        await using AnswerReader reader = new(new StreamedResponse(stream), clock);
        List<string> texts = [];
        do
        {
            while (reader.TryRead(out var chunk))
            {
                if (!chunk.Content.IsEmpty)
                {
                    texts.Add(Encoding.UTF8.GetString(chunk.Content));
                }
            }
        }
        while (await reader.ReadAsync().AsTask().WaitAsync(TestTimeouts.Default));

        return (texts, reader.End!);
    }
}
