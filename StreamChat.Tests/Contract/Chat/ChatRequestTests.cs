using System.Net;
using System.Text;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Chat;

/// <summary>CONTRACT §3 and §6: what <c>/chat</c> and <c>/chat/sync</c> refuse, and how.</summary>
public sealed class ChatRequestTests(ContractServices services) : IClassFixture<ContractServices>
{
    public static TheoryData<string, string> BadBodies
    {
        get
        {
            string[] bodies =
            [
                "", "{", "[]", "null", "\"hello\"", "{}", """{"prompt":null}""", """{"prompt":5}""", """{"prompt":["hello"]}""",
                """{"prompt":""}""", """{"prompt":"  \n\t"}""", """{"prompt":"hello","thinking":"yes"}""",
                """{"prompt":"hello","model":5}""", """{"prompt":"hello"} more""", """{"prompt":"hello",}""",
            ];
            TheoryData<string, string> data = [];
            foreach (var body in bodies)
            {
                data.Add("chat", body);
                data.Add("chat/sync", body);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task Body_IsAnInvalidRequest_WhenItIsBad(string path, string body)
    {
        var problem = await RefuseAsync(path, Json(body));

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (problem.Status, problem.Code));
    }

    [Theory]
    [InlineData("chat")]
    [InlineData("chat/sync")]
    public async Task Body_IsAnInvalidRequest_WhenItIsNoUtf8(string path)
    {
        ByteArrayContent content = new([.. "{\"prompt\":\"caf"u8, 0xC3, 0x28, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");

        Assert.Equal("invalid_request", (await RefuseAsync(path, content)).Code);
    }

    [Theory]
    [InlineData("chat")]
    [InlineData("chat/sync")]
    public async Task Prompt_IsTooLong_WhenItIsAboveTheLimit(string path)
    {
        var problem = await RefuseAsync(path, Json($$"""{"prompt":"{{new string('a', 4001)}}"}"""));

        Assert.Equal((HttpStatusCode.BadRequest, "prompt_too_long"), (problem.Status, problem.Code));
        Assert.Contains("4000", problem.Detail, StringComparison.Ordinal);
        Assert.Contains("4001", problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chat")]
    [InlineData("chat/sync")]
    public async Task Prompt_IsTaken_WhenItIsAsLongAsTheLimit(string path)
    {
        using var response = await ChatAnswer.SendAsync(services.Client, "simulator-tokens-1", path, new string('a', 4000));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("chat")]
    [InlineData("chat/sync")]
    public async Task Prompt_IsLimitedByTheSetting(string path)
    {
        await using var small = await ContractServices.WithAsync(("MAX_PROMPT_LENGTH", "5"));
        using var taken = await ChatAnswer.SendAsync(small.Client, "simulator-tokens-1", path, "hello");
        using var refused = await ChatAnswer.SendAsync(small.Client, "simulator-tokens-1", path, "hello!");

        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Equal("prompt_too_long", (await ProblemAnswer.ReadAsync(refused)).Code);
    }

    [Theory]
    [InlineData("chat", "text/plain")]
    [InlineData("chat/sync", "text/plain")]
    [InlineData("chat", "application/x-www-form-urlencoded")]
    [InlineData("chat", null)]
    public async Task Body_IsOfAnUnsupportedType_WhenItIsNotJson(string path, string? type)
    {
        StringContent content = new("""{"prompt":"hello"}""");
        content.Headers.ContentType = type is null ? null : new(type);

        var problem = await RefuseAsync(path, content);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "unsupported_media_type"), (problem.Status, problem.Code));
    }

    [Theory]
    [InlineData("chat")]
    [InlineData("chat/sync")]
    public async Task Body_IsTooLarge_WhenItIsAboveAMebibyte(string path)
    {
        var problem = await RefuseAsync(path, Json($$"""{"prompt":"{{new string('a', 1024 * 1024)}}"}"""));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "payload_too_large"), (problem.Status, problem.Code));
    }

    [Theory]
    [InlineData("GET", "chat")]
    [InlineData("PUT", "chat")]
    [InlineData("DELETE", "chat/sync")]
    [InlineData("POST", "stream")]
    [InlineData("POST", "api/models")]
    [InlineData("DELETE", "api/connection")]
    public async Task Method_IsNotAllowed_WhenItIsTheWrongOne(string method, string path)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        using var response = await services.Client.SendAsync(request, TestContext.Current.CancellationToken);

        var problem = await ProblemAnswer.ReadAsync(response);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "method_not_allowed"), (problem.Status, problem.Code));
        Assert.NotEmpty(response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Route_IsNotFound_WhenThereIsNone()
    {
        using var response = await services.Client.GetAsync(new Uri("api/unknown", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.NotFound, "not_found"), ((await ProblemAnswer.ReadAsync(response)) is var problem ? problem.Status : default, problem.Code));
    }

    [Fact]
    public async Task BadRequests_NeverReachTheProvider()
    {
        await using var own = await ContractServices.WithAsync();
        using var bad = await ChatAnswer.SendBodyAsync(own.Client, Json("""{"prompt":" "}"""));
        using var good = await ChatAnswer.SendAsync(own.Client, "simulator-tokens-1");

        Assert.Equal(400, (int)bad.StatusCode);
        Assert.Equal(1, own.Simulator.Calls.Started);
    }

    private async Task<ProblemAnswer> RefuseAsync(string path, HttpContent content)
    {
        using var response = await ChatAnswer.SendBodyAsync(services.Client, content, path);
        return await ProblemAnswer.ReadAsync(response);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
