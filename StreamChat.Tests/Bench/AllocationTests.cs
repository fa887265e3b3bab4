using StreamChat.Bench.Micro;
using Xunit;

namespace StreamChat.Tests.Bench;

/// <summary>What a token costs the garbage collector: nothing on the way from the provider to a reader, and its own bytes in a run's log.</summary>
public sealed class AllocationTests
{
    private const int Tokens = 20_000;

    // A debug build makes an object for each asynchronous read, which brings many tokens; one for each token would be more than this.
    private const int SmallestObject = 24;

    private static readonly TokenPath Short = new(Tokens);
    private static readonly TokenPath Long = new(2 * Tokens);

    public static TheoryData<string> Steps => ["parse", "chat", "v1"];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Token_AllocatesNothing_OnTheWayThrough(string step)
    {
        await MeasureAsync(Short, step);

        var forTokens = await MeasureAsync(Long, step) - await MeasureAsync(Short, step);

        Assert.InRange(forTokens / (double)Tokens, 0, SmallestObject / 2);
    }

    [Fact]
    public async Task Token_AllocatesNothing_ForOneMoreReader()
    {
        var (few, many) = (await Short.AppendAsync(), await Long.AppendAsync());
        TokenPath.FanOut(few);

        Assert.Equal(Allocated(() => TokenPath.FanOut(few)), Allocated(() => TokenPath.FanOut(many)));
    }

    [Fact]
    public async Task Token_AllocatesLittleMoreThanItsEvent_InALog()
    {
        await Short.AppendAsync();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var log = await Short.AppendAsync();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // The events themselves, a table of their ends, and the text that becomes the message, which grows by doubling.
        Assert.InRange(allocated, log.Bytes, log.Bytes * 3 / 2);
    }

    /// <summary>What one answer costs this thread; nothing in it waits, so that no other thread takes part.</summary>
    private static async Task<long> MeasureAsync(TokenPath path, string step)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = step switch
        {
            "parse" => await path.ParseAsync(),
            "chat" => await path.EncodeChatAsync(),
            _ => await path.RelayAsync(),
        };
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static long Allocated(Func<long> step)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = step();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
