using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace StreamChat.Tests.Infrastructure;

/// <summary>An answer that must be a whole problem of CONTRACT §6.</summary>
internal sealed record ProblemAnswer(HttpStatusCode Status, string Code, string Detail, JsonNode Body)
{
    /// <summary>Reads the answer, and fails the test unless type, members and request id are all there.</summary>
    internal static async Task<ProblemAnswer> ReadAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken);
        var body = JsonNode.Parse(text)!;
        Assert.Equal((int)response.StatusCode, body["status"]!.GetValue<int>());
        Assert.Equal(response.Headers.GetValues("X-Request-ID").Single(), body["request_id"]!.GetValue<string>());
        Assert.NotEmpty(body["title"]!.GetValue<string>());
        var code = body["code"]!.GetValue<string>();
        Assert.Equal($"urn:streamchat:problem:{code}", body["type"]!.GetValue<string>());
        return new ProblemAnswer(response.StatusCode, code, body["detail"]!.GetValue<string>(), body);
    }
}
