using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway;

/// <summary>What a caller is told when the gateway cannot pass a request on.</summary>
public sealed class ProxyProblemTests
{
    private static readonly Uri Anything = new("/api/anything", UriKind.Relative);
    private static readonly Uri Nobody = new("http://127.0.0.1:1");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/chat")]
    [InlineData("/")]
    public async Task Caller_IsToldToRetry_WhenServiceIsDown(string path)
    {
        await using var gateway = GatewayFixture.Start(Nobody, Nobody);

        using var response = await gateway.Client.GetAsync(new Uri(path, UriKind.Relative), Cancellation)
            .WaitAsync(TestTimeouts.Default, Cancellation);
        var problem = await ProblemAnswer.ReadAsync(response);

        Assert.Equal((HttpStatusCode.BadGateway, "upstream_unavailable"), (problem.Status, problem.Code));
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
        Assert.DoesNotContain("127.0.0.1", problem.Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Caller_GetsTimeout_WhenServiceDoesNotAnswer()
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var fixture = await GatewayFixture.StartAsync(
            async context =>
            {
                using var aborted = context.RequestAborted.Register(left.SetResult);
                await left.Task;
            },
            Cancellation,
            ("Routing:ActivityTimeout", "0.2"));

        using var response = await fixture.Client.GetAsync(Anything, Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);
        var problem = await ProblemAnswer.ReadAsync(response);

        Assert.Equal((HttpStatusCode.GatewayTimeout, "upstream_timeout"), (problem.Status, problem.Code));
        await left.Task.WaitAsync(TestTimeouts.Default, Cancellation);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Caller_GetsPayloadTooLarge_WhenBodyIsAboveOneMebibyte(bool chunked)
    {
        await using var fixture = await GatewayFixture.StartAsync(ReadBodyAsync, Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat") { Content = new ByteArrayContent(new byte[1024 * 1024 + 1]) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = chunked;

        using var response = await fixture.Client.SendAsync(request, Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);

        Assert.Equal("payload_too_large", (await ProblemAnswer.ReadAsync(response)).Code);
    }

    [Fact]
    public async Task Answer_IsLeftAsItIs_WhenServiceAnswersWithAnErrorItself()
    {
        await using var fixture = await GatewayFixture.StartAsync(
            context =>
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.ContentType = "application/problem+json";
                return context.Response.WriteAsync("""{"code":"draining"}""", context.RequestAborted);
            },
            Cancellation);

        using var response = await fixture.Client.GetAsync(Anything, Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("""{"code":"draining"}""", await response.Content.ReadAsStringAsync(Cancellation).WaitAsync(TestTimeouts.Default, Cancellation));
    }

    private static Task ReadBodyAsync(HttpContext context) => context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
}
