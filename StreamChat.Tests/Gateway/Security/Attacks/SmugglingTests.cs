using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Gateway.Security.Attacks;

/// <summary>
/// Requests whose end two programs can see in different places. The gateway refuses them, or reads them as one request and passes on just that:
/// nothing reaches the api that the gateway has not answered as a request of its own.
/// </summary>
public sealed partial class SmugglingTests : IAsyncLifetime
{
    private const string Hidden = "GET /api/hidden HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    // What has come to the api with its end; of a body that turns out to be wrong only the beginning does.
    private readonly ConcurrentQueue<string> _read = [];
    private GatewayFixture _fixture = null!;

    public static TheoryData<string, string> Requests => new()
    {
        { "CL.TE", $"Content-Length: {Hidden.Length + 5}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{Hidden}" },
        { "TE.CL", $"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n{Hidden.Length:x}\r\n{Hidden}\r\n0\r\n\r\n" },
        { "CL.CL different", $"Content-Length: 0\r\nContent-Length: {Hidden.Length}\r\n\r\n{Hidden}" },
        { "CL.CL same", $"Content-Length: 0\r\nContent-Length: 0\r\n\r\n{Hidden}" },
        { "CL list", $"Content-Length: 0, {Hidden.Length}\r\n\r\n{Hidden}" },
        { "CL signed", $"Content-Length: +0\r\n\r\n{Hidden}" },
        { "CL negative", $"Content-Length: -1\r\n\r\n{Hidden}" },
        { "CL hexadecimal", $"Content-Length: 0x0\r\n\r\n{Hidden}" },
        { "CL after a tab", $"Content-Length:\t0\r\n\r\n{Hidden}" },
        { "CL before a space", $"Content-Length : {Hidden.Length}\r\n\r\n{Hidden}" },
        { "CL folded", $"Content-Length:\r\n {Hidden.Length}\r\n\r\n{Hidden}" },
        { "TE.TE", $"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n{Hidden}" },
        { "TE unknown", $"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n{Hidden}" },
        { "TE not last", $"Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n{Hidden}" },
        { "TE before a space", $"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n{Hidden}" },
        { "TE after a vertical tab", $"Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n{Hidden}" },
        { "chunk extension", $"Transfer-Encoding: chunked\r\n\r\n2;a=\"b\"\r\nhi\r\n0;{Hidden.Length:x}\r\n\r\n{Hidden}" },
        { "chunk extension with a line feed", $"Transfer-Encoding: chunked\r\n\r\n2;\nxx\r\nhi\r\n0\r\n\r\n{Hidden}" },
        { "chunk too long", $"Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nhi\r\n0\r\n\r\n{Hidden}" },
        { "chunk negative", $"Transfer-Encoding: chunked\r\n\r\n-2\r\nhi\r\n0\r\n\r\n{Hidden}" },
        { "chunk without its end", $"Transfer-Encoding: chunked\r\n\r\n2\r\nhiXX0\r\n\r\n{Hidden}" },
        { "trailer that is a header", $"Transfer-Encoding: chunked\r\n\r\n0\r\nContent-Length: {Hidden.Length}\r\n\r\n{Hidden}" },
        { "bare LF", $"Content-Length: 0\n\n{Hidden}" },
        { "bare LF between headers", $"X-A: b\nContent-Length: {Hidden.Length}\r\n\r\n{Hidden}" },
        { "bare CR", $"X-A: b\rContent-Length: {Hidden.Length}\r\n\r\n{Hidden}" },
        { "NUL", $"X-A: b\0c\r\nContent-Length: 0\r\n\r\n{Hidden}" },
        { "header without a name", $": b\r\nContent-Length: 0\r\n\r\n{Hidden}" },
    };

    public async ValueTask InitializeAsync() => _fixture = await GatewayFixture.StartAsync(
        AnswerAsync, TestContext.Current.CancellationToken, ("READ_TIMEOUT_SECS", "1"), ("IDLE_TIMEOUT_SECS", "1"));

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Request_IsRefused_OrReadAlikeByBoth(string name, string rest)
    {
        var request = $"POST /api/open HTTP/1.1\r\nHost: localhost\r\n{rest}";

        var answer = await RawExchange.SendAsync(_fixture.Gateway.Address, request, TestContext.Current.CancellationToken).Bounded();

        var statuses = StatusLine().Matches(answer).Select(match => match.Groups[1].Value).ToArray();
        Assert.All(statuses, status => Assert.True(status is "200" or "400" or "408", $"{name}: {answer}"));
        Assert.Equal(statuses.Count(status => status == "200"), _read.Count);
    }

    [Fact]
    public async Task SecondRequest_IsOneOfItsOwn_WhenTheFirstIsPlain()
    {
        var request = $"POST /api/open HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n{Hidden}";

        var answer = await RawExchange.SendAsync(_fixture.Gateway.Address, request, TestContext.Current.CancellationToken).Bounded();

        Assert.Equal(2, StatusLine().Count(answer));
        Assert.Equal(["/api/open", "/api/hidden"], _read);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        _read.Enqueue(context.Request.Path);
        await context.Response.WriteAsync("answer", context.RequestAborted);
    }

    [GeneratedRegex(@"^HTTP/1\.1 (\d{3}) ", RegexOptions.Multiline)]
    private static partial Regex StatusLine();
}
