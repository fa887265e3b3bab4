using System.Text;
using StreamChat.Api.Providers.Answers;
using StreamChat.Api.Providers.Calls;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Api.Providers.Answers;

/// <summary>A streamed answer of several choices is whole when all of them are.</summary>
public sealed class ManyChoicesTests
{
    private const string First = """data: {"choices":[{"index":0,"delta":{"content":"a"}}]}""" + "\n\n";
    private const string FirstStop = """data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""" + "\n\n";
    private const string Second = """data: {"choices":[{"index":1,"delta":{"content":"b"}}]}""" + "\n\n";
    private const string SecondStop = """data: {"choices":[{"index":1,"delta":{},"finish_reason":"length"}]}""" + "\n\n";
    private const string Done = "data: [DONE]\n\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(First + Second + FirstStop + Second + SecondStop + Done)]
    [InlineData(First + FirstStop + Second + SecondStop)]
    public async Task Answer_IsWhole_WhenAllChoicesHaveAFinishReason(string body)
    {
        var end = await ReadAsync(body);

        Assert.Equal(("stop", null), (end.FinishReason, end.Failure));
    }

    [Theory]
    [InlineData(First + Second + FirstStop)]
    [InlineData(First + Second + FirstStop + Done)]
    [InlineData(First + FirstStop + Second + Done)]
    [InlineData(Second + First + SecondStop + First)]
    public async Task Answer_Fails_WhenAChoiceIsCutOff(string body)
    {
        var end = await ReadAsync(body);

        Assert.Equal(("provider_dropped", null), (end.Failure?.Code.Code, end.FinishReason));
    }

    [Fact]
    public async Task Answer_WaitsForTheOtherChoice_AndFailsWhenThatStandsStill()
    {
        ManualTimeProvider time = new();
        using CallClock clock = new(new ProviderBudgets(), time, streams: true, Token);
        ChunkedStream stream = new(
            Encoding.UTF8.GetBytes(First + Second + FirstStop),
            [10_000],
            token => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token));
        await using AnswerReader reader = new(new StreamedResponse(stream), clock);
        Assert.True(await reader.ReadAsync());
        while (reader.TryRead(out _))
        {
        }

        var more = reader.ReadAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Null(clock.Expired);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.False(await more.WaitAsync(TestTimeouts.Default, Token));
        Assert.Equal("provider_timeout", reader.End?.Failure?.Code.Code);
    }

    private static async Task<AnswerEnd> ReadAsync(string body)
    {
        using CallClock clock = new(new ProviderBudgets(), TimeProvider.System, streams: true, Token);
        await using AnswerReader reader = new(new StreamedResponse(new ChunkedStream(Encoding.UTF8.GetBytes(body), [100_000])), clock);
        do
        {
            while (reader.TryRead(out _))
            {
            }
        }
        while (await reader.ReadAsync().AsTask().WaitAsync(TestTimeouts.Default, Token));

        return reader.End!;
    }
}
