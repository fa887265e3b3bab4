using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Service;

/// <summary>CONTRACT §7: one id in the response, every frame and the call to the provider; one trace.</summary>
public sealed class RequestIdTests(ContractServices services) : IClassFixture<ContractServices>
{
    [Theory]
    [InlineData("abc")]
    [InlineData("A.b_c-9")]
    public async Task RequestId_IsKeptAndHandedOn_WhenItIsValid(string id)
    {
        using var response = await ChatAnswer.SendAsync(services.Client, "simulator-tokens-2", requestId: id);
        ChatAnswer answer = new(await SseTranscript.ReadAsync(response));

        Assert.Equal(id, response.Headers.GetValues("X-Request-ID").Single());
        Assert.All(answer.Frames, frame => Assert.Equal(id, frame.GetProperty("request_id").GetString()));
        Assert.Single(services.CallsOf(id));
    }

    [Fact]
    public async Task RequestId_IsKept_WhenItHasTheGreatestLength()
    {
        var id = new string('x', 128);
        using var response = await ChatAnswer.SendAsync(services.Client, "simulator-tokens-1", requestId: id);

        Assert.Equal(id, response.Headers.GetValues("X-Request-ID").Single());
    }

    [Theory]
    [InlineData("has space")]
    [InlineData("semi;colon")]
    [InlineData("<script>")]
    [InlineData("two,ids")]
    [InlineData("")]
    public async Task RequestId_IsReplaced_WhenItIsNotValid(string id)
    {
        using var response = await ChatAnswer.SendAsync(services.Client, "simulator-tokens-1", requestId: id);

        var given = response.Headers.GetValues("X-Request-ID").Single();
        Assert.NotEqual(id, given);
        Assert.Matches("^[A-Za-z0-9._-]{1,128}$", given);
    }

    [Fact]
    public async Task RequestId_IsReplaced_WhenItIsTooLong()
    {
        using var response = await ChatAnswer.SendAsync(services.Client, "simulator-tokens-1", requestId: new string('x', 129));

        Assert.InRange(response.Headers.GetValues("X-Request-ID").Single().Length, 1, 128);
    }

    [Theory]
    [InlineData("api/models")]
    [InlineData("v1/models")]
    [InlineData("health")]
    [InlineData("api/unknown")]
    [InlineData("")]
    public async Task RequestId_IsInEveryResponse(string path)
    {
        using var response = await services.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.NotEmpty(response.Headers.GetValues("X-Request-ID").Single());
    }

    [Fact]
    public async Task Trace_IsOneFromTheCallerToTheProvider()
    {
        const string Trace = "0af7651916cd43dd8448eb211c80319c";
        using HttpRequestMessage request = new(HttpMethod.Post, "chat")
        {
            Content = new StringContent("""{"prompt":"hello"}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("traceparent", $"00-{Trace}-b7ad6b7169203331-01");
        request.Headers.Add("X-Request-ID", "traced");

        using var response = await services.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Contains(Trace, Assert.Single(services.CallsOf("traced")).Origin.TraceParent, StringComparison.Ordinal);
    }
}
