using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Gateway.Security.Attacks;

/// <summary>Five hundred connections (or more, on request) that begin a request and do not go on: they are cut, and nobody else notices them.</summary>
public sealed class SlowAttackTests
{
    private static readonly int Connections = 500 * FuzzScale.Times;

    // Far above what it takes (a second is the bar on a machine of its own), so that only a standstill gets here.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData("GET /api/slow HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")]
    [InlineData("POST /api/slow HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{")]
    [InlineData("POST /api/slow HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{")]
    public async Task Connections_AreCut_AndOthersAreAnsweredMeanwhile(string beginning)
    {
        await using var fixture = await GatewayFixture.StartAsync(AnswerAsync, TestContext.Current.CancellationToken, ("READ_TIMEOUT_SECS", "2"));
        var attack = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => BeginAsync(fixture.Gateway.Address, beginning))).Bounded();
        try
        {
            var watch = Stopwatch.StartNew();
            using var response = await fixture.Client.GetAsync("/api/normal", TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
            TestContext.Current.SendDiagnosticMessage("A normal request beside {0} slow ones took {1:0.0} ms.", Connections, watch.Elapsed.TotalMilliseconds);
            Assert.Equal("answer", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken).Bounded());

            var answers = await Task.WhenAll(attack.Select(client => RawExchange.ReadAsync(client.GetStream(), TestContext.Current.CancellationToken))).Bounded();
            Assert.All(answers, answer => Assert.True(answer is "" || answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal), answer));
        }
        finally
        {
            Array.ForEach(attack, client => client.Dispose());
        }
    }

    private static async Task<TcpClient> BeginAsync(Uri address, string beginning)
    {
        var client = await RawExchange.ConnectAsync(address, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(beginning), TestContext.Current.CancellationToken);
        return client;
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        await context.Response.WriteAsync("answer", context.RequestAborted);
    }
}
