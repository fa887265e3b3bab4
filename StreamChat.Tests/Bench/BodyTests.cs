using System.Text;
using StreamChat.Bench.Load.Frames;
using StreamChat.Bench.Load.Http;
using StreamChat.Bench.Tokens;
using Xunit;

namespace StreamChat.Tests.Bench;

/// <summary>How the load client reads bytes, in whatever pieces they come.</summary>
public sealed class BodyTests
{
    private const string Chunked = "1b\r\ndata: one\n\n: comment\n\ndata:\r\n12\r\n two\n\nid: 1\ndata: \r\nB\r\n{three}\n\n: \r\n2\r\n\n\n\r\n0\r\n\r\n";

    [Fact]
    public void Events_AreTheSame_WhereverTheBytesAreCut()
    {
        var bytes = Encoding.ASCII.GetBytes(Chunked);
        Assert.All(Enumerable.Range(0, bytes.Length), cut =>
        {
            var (events, body) = Read(bytes.AsSpan(0, cut), bytes.AsSpan(cut));
            Assert.Equal(["/one", "/two", "1/{three}"], events);
            Assert.True(body.IsOver);
        });
    }

    [Fact]
    public void Body_IsRefused_WhenItIsNotChunked()
    {
        var body = new ChunkedBody(isChunked: true, new SseEvents((_, _, _) => true));

        Assert.False(body.Feed("data: one\n\n"u8));
    }

    [Fact]
    public void Head_IsRead_OnlyWhenWhole()
    {
        const string Text = "HTTP/1.1 202 Accepted\r\nlocation: /api/runs/7\r\nTransfer-Encoding: chunked\r\n\r\n";

        Assert.Null(ResponseHead.Parse(Encoding.ASCII.GetBytes(Text[..^1])));
        Assert.Equal((new ResponseHead(202, true, null, "/api/runs/7", RetryAfter: null), Text.Length), ResponseHead.Parse(Encoding.ASCII.GetBytes(Text + "5")));
    }

    [Fact]
    public void Head_SaysWhenToAskAgain()
    {
        const string Text = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nContent-Length: 10\r\n\r\n";

        Assert.Equal((new ResponseHead(503, false, 10, null, RetryAfter: 2), Text.Length), ResponseHead.Parse(Encoding.ASCII.GetBytes(Text)));
    }

    [Fact]
    public void Shape_IsFoundInARequest()
    {
        var shape = new Shape(200, 20, 32, 5, Usage: true);

        Assert.Equal(shape, Shape.Find(Encoding.ASCII.GetBytes($$"""{"model":"{{shape.Model}}","stream":true}""")));
        Assert.Null(Shape.Find("""{"model":"gpt-4o"}"""u8));
    }

    [Fact]
    public void StreamNumber_IsThatOfTheLastPrompt() =>
        Assert.Equal(0xBEE, TokenText.FindStream(Encoding.ASCII.GetBytes($"[\"{TokenText.Prompt(1)}\",\"{TokenText.Prompt(0xBEE)}\"]")));

    private static (List<string> Events, ChunkedBody Body) Read(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var events = new List<string>();
        bool Take(ReadOnlySpan<byte> name, ReadOnlySpan<byte> id, ReadOnlySpan<byte> data)
        {
            events.Add($"{Encoding.ASCII.GetString(id)}/{Encoding.ASCII.GetString(data)}");
            return true;
        }

        var body = new ChunkedBody(isChunked: true, new SseEvents(Take));
        Assert.True(body.Feed(first));
        Assert.True(body.Feed(second));
        return (events, body);
    }
}
