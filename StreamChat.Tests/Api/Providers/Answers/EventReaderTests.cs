using System.Text;
using FsCheck;
using FsCheck.Fluent;
using StreamChat.Api.Providers.Answers;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Api.Providers.Answers;

/// <summary>Server-sent events are cut out of a provider's bytes wherever those are cut.</summary>
public sealed class EventReaderTests
{
    // Everything that the rules for event streams know: BOM, comments, CR, LF and CRLF, several data lines, fields that are none of ours.
    private const string Everything =
        "\uFEFF: comment\r\ndata: {\"a\":\"äöü👋\"}\n\nid: 7\ndata:one\rdata: two\r\rdata\n\nevent: error\ndata: bad\r\n\r\n"
        + "database: no\n: \n\nevent: other\ndata:  spaced\n\n\n\ndata: [DONE]\n\ndata: cut off\n";

    private static readonly string[] AllOfIt =
        ["{\"a\":\"äöü👋\"}", "one\ntwo", "", "error:bad", " spaced", "[DONE]"];

    [Fact]
    public async Task Events_AreTheSame_WhenEveryByteComesAlone() =>
        Assert.Equal(AllOfIt, await ReadAsync(Everything, Enumerable.Repeat(1, 1000)));

    [Fact]
    public async Task Events_AreTheSame_WhereverTheBytesAreCut()
    {
        var bytes = Encoding.UTF8.GetByteCount(Everything);
        for (var at = 1; at < bytes; at++)
        {
            Assert.Equal(AllOfIt, await ReadAsync(Everything, [at, bytes - at]));
        }
    }

    [Fact]
    public void Events_AreTheSame_InAnyChunks() => Prop
        .ForAll(ArbMap.Default.ArbFor<PositiveInt[]>(), sizes =>
        {
            var repeated = Enumerable.Repeat(sizes.Length == 0 ? [3] : sizes.Select(size => size.Get), 1000).SelectMany(all => all);
            return ReadAsync(Everything, repeated).GetAwaiter().GetResult().SequenceEqual(AllOfIt);
        })
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(4096)]
    [InlineData(100_000)]
    [InlineData(EventReader.MaxEventSize - 100)]
    public async Task Event_IsRead_WhenItIsLongButWithinTheLimit(int length)
    {
        var text = new string('x', length);

        Assert.Equal(["a", text, "b"], await ReadAsync($"data: a\n\ndata: {text}\n\ndata: b\n\n", Enumerable.Repeat(5000, 1000)));
    }

    [Theory]
    [InlineData("data: ")]
    [InlineData(": ")]
    public async Task Reading_Ends_WhenALineIsTooLong(string start)
    {
        using ChunkedStream stream = new(Encoding.UTF8.GetBytes(start + new string('x', EventReader.MaxEventSize)), [100_000]);
        using EventReader reader = new(stream);

        while (await reader.FillAsync(TestContext.Current.CancellationToken))
        {
            Assert.False(reader.TryRead(out _, out _));
        }

        Assert.True(reader.IsTooLong);
    }

    [Fact]
    public async Task Reading_Ends_WhenTheDataLinesOfOneEventNeverEnd()
    {
        using ChunkedStream stream = new(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("data: xxxxxxxxxx\n", 200_000))), [64 * 1024]);
        using EventReader reader = new(stream);

        while (await reader.FillAsync(TestContext.Current.CancellationToken))
        {
            Assert.False(reader.TryRead(out _, out _));
        }

        Assert.True(reader.IsTooLong);
    }

    private static async Task<List<string>> ReadAsync(string text, IEnumerable<int> sizes)
    {
        using ChunkedStream stream = new(Encoding.UTF8.GetBytes(text), sizes);
        using EventReader reader = new(stream);
        List<string> events = [];
        do
        {
            while (reader.TryRead(out var data, out var isError))
            {
                events.Add((isError ? "error:" : "") + Encoding.UTF8.GetString(data));
            }
        }
        while (await reader.FillAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TestTimeouts.Default));

        Assert.False(reader.IsTooLong);
        return events;
    }
}
