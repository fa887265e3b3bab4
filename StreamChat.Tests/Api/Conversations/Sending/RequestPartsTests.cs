using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StreamChat.Api.Conversations.Runs;
using StreamChat.Api.Conversations.Sending;
using StreamChat.Api.Conversations.Sending.Idempotency;
using Xunit;

namespace StreamChat.Tests.Api.Conversations.Sending;

/// <summary>The parts of a request beside its body.</summary>
public sealed class RequestPartsTests
{
    [Theory]
    [InlineData("a", true)]
    [InlineData("\"7f9c-!~\"", true)]
    [InlineData("", false)]
    [InlineData("two words", false)]
    [InlineData("grün", false)]
    public void Key_IsVisibleAscii(string header, bool isValid)
    {
        var (key, problem) = ReadKey(header);

        Assert.Equal(isValid ? header : null, key);
        Assert.Equal(isValid ? null : "invalid_request", problem);
    }

    [Fact]
    public void Key_HasAtMost255CharactersAndComesOnce()
    {
        Assert.Null(ReadKey(new string('k', 255)).Problem);
        Assert.Equal("invalid_request", ReadKey(new string('k', 256)).Problem);
        Assert.Equal("invalid_request", ReadKey("one", "two").Problem);
        Assert.Equal((null, null), ReadKey());
    }

    [Fact]
    public void Fingerprint_IsTheRequestAndNotItsSpelling()
    {
        var one = Read("""{"content":"hi","model":"m"}""");
        var same = Read("""{ "model" : "m", "content" : "\u0068i", "thinking": false }""");

        Assert.Equal(Fingerprint.Of("c", one), Fingerprint.Of("c", same));
        Assert.Equal(64, Fingerprint.Of("c", one).Length);
    }

    [Fact]
    public void Fingerprint_DiffersInEveryPart()
    {
        string[] bodies =
        [
            """{"content":"hi"}""", """{"content":"hi","parent_id":null}""", """{"content":"hi","thinking":true}""", """{"content":"hi","model":"m"}""",
            """{"content":"hi!"}""", """{"content":"hi","parent_id":"0198b5a0-0000-7000-8000-000000000001"}""",
        ];
        string[] all =
        [
            .. bodies.Select(body => Fingerprint.Of("c", Read(body))),
            Fingerprint.Of("d", Read(bodies[0])),
            Fingerprint.Of("regenerate", "c", "m", new AnswerRequest()),
            Fingerprint.Of("continue", "c", "m", new AnswerRequest()),
            Fingerprint.Of("continue", "c", "n", new AnswerRequest()),
            Fingerprint.Of("continue", "c", "m", new AnswerRequest(Thinking: true)),
        ];

        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Theory]
    [InlineData("7", "", 7)]
    [InlineData("7", "?after=3", 7)]
    [InlineData(null, "?after=3", 3)]
    [InlineData("", "?after=3", 3)]
    [InlineData(null, "", 0)]
    [InlineData("0", "", 0)]
    public void Position_IsTheHeaderBeforeTheParameter(string? header, string query, long position) =>
        Assert.Equal((position, null), ReadPosition(header, query));

    [Theory]
    [InlineData("-1", "")]
    [InlineData("x", "?after=3")]
    [InlineData("1.5", "")]
    [InlineData(" 7", "")]
    [InlineData("99999999999999999999", "")]
    [InlineData(null, "?after=")]
    [InlineData(null, "?after=x")]
    [InlineData(null, "?after=1&after=2")]
    public void Position_IsRefused_WhenItIsNoNumber(string? header, string query) =>
        Assert.Equal((0, "invalid_request"), ReadPosition(header, query));

    private static SendRequest Read(string json) => JsonSerializer.Deserialize(json, SendingJsonContext.Default.SendRequest)!;

    private static (string? Key, string? Problem) ReadKey(params string[] headers)
    {
        DefaultHttpContext context = new();
        if (headers.Length > 0)
        {
            context.Request.Headers[IdempotencyKey.HeaderName] = headers;
        }

        var (key, problem) = IdempotencyKey.Read(context.Request);
        return (key, problem?.Code.Code);
    }

    private static (long After, string? Problem) ReadPosition(string? header, string query)
    {
        DefaultHttpContext context = new();
        context.Request.QueryString = new QueryString(query);
        if (header is not null)
        {
            context.Request.Headers[EventPosition.HeaderName] = header;
        }

        var (after, problem) = EventPosition.Read(context.Request);
        return (after, problem?.Code.Code);
    }
}
