using System.Net;
using System.Text;
using System.Text.Json;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Simulator.Completions;

/// <summary>Requests that are refused, and the endpoints beside the streamed answer.</summary>
public sealed class RequestTests : IAsyncDisposable
{
    private readonly SimulatorHost _simulator = SimulatorHost.Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", 400, null)]
    [InlineData("{", 400, null)]
    [InlineData("null", 400, null)]
    [InlineData("[]", 400, null)]
    [InlineData("""{"messages":[{"role":"user","content":"hi"}]}""", 400, "missing_required_parameter")]
    [InlineData("""{"model":"simulator"}""", 400, "missing_required_parameter")]
    [InlineData("""{"model":"simulator","messages":[]}""", 400, "invalid_value")]
    [InlineData("""{"model":"simulator","messages":[null]}""", 400, "missing_required_parameter")]
    [InlineData("""{"model":"simulator","messages":"hi"}""", 400, null)]
    [InlineData("""{"model":"simulator","messages":[{"role":"user","content":"hi"}],"stream":"yes"}""", 400, null)]
    [InlineData("""{"model":"simulator","messages":[{"role":"user","content":"hi"}],"max_tokens":0}""", 400, "invalid_value")]
    [InlineData("""{"model":"simulator","messages":[{"role":"user","content":"\ud800"}]}""", 400, "invalid_value")]
    [InlineData("""{"model":"gpt-4o","messages":[{"role":"user","content":"hi"}]}""", 404, "model_not_found")]
    public async Task Request_IsRefusedInOpenAIsShape_WhenItIsBad(string body, int status, string? code)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");

        using var response = await _simulator.Client.PostAsync(new Uri("v1/chat/completions", UriKind.Relative), content, Token);

        await AssertErrorAsync(response, status, code);
    }

    [Theory]
    [InlineData("GET", "v1/chat/completions", 405)]
    [InlineData("GET", "v1/unknown", 404)]
    [InlineData("GET", "v1/models/gpt-4o", 404)]
    public async Task Route_IsRefusedInOpenAIsShape_WhenItIsUnknown(string method, string path, int status)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path);

        using var response = await _simulator.Client.SendAsync(request, Token);

        await AssertErrorAsync(response, status);
    }

    [Fact]
    public async Task Whole_EndsByLength_WhenItIsTooLongToBeHeldAsOneText()
    {
        var answer = await OpenAIChat.WholeAsync(_simulator.Client, "simulator-fast-long-1000000");

        Assert.Equal("length", answer.GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.Equal(100_000, answer.GetProperty("usage").GetProperty("completion_tokens").GetInt32());
    }

    [Fact]
    public async Task Whole_HasUsageThatAddsUp()
    {
        var answer = await OpenAIChat.WholeAsync(_simulator.Client, "simulator-thinking-tokens-10");

        var usage = answer.GetProperty("usage");
        var message = answer.GetProperty("choices")[0].GetProperty("message");
        var reasoning = usage.GetProperty("completion_tokens_details").GetProperty("reasoning_tokens").GetInt32();
        Assert.Equal(10 + reasoning, usage.GetProperty("completion_tokens").GetInt32());
        Assert.Equal(
            usage.GetProperty("prompt_tokens").GetInt32() + usage.GetProperty("completion_tokens").GetInt32(),
            usage.GetProperty("total_tokens").GetInt32());
        Assert.Equal(reasoning, message.GetProperty("reasoning_content").GetString()!.Split(' ').Length);
        Assert.Equal("assistant", message.GetProperty("role").GetString());
    }

    [Fact]
    public async Task Models_ListThoseForPeople()
    {
        var models = await GetAsync("v1/models");

        Assert.Equal("list", models.GetProperty("object").GetString());
        Assert.Equal(
            ["simulator", "simulator-fast", "simulator-long", "simulator-thinking"],
            models.GetProperty("data").EnumerateArray().Select(model => model.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Model_IsFound_WhenItIsAFault()
    {
        Assert.Equal("simulator-drop-after-3", (await GetAsync("v1/models/simulator-drop-after-3")).GetProperty("id").GetString());
    }

    [Fact]
    public async Task TestCompletion_SaysThatTheConnectionWorks()
    {
        using var response = await _simulator.Client.PostAsync(new Uri("test_completion", UriKind.Relative), null, Token);

        var answer = await OpenAIChat.JsonAsync(response);
        Assert.StartsWith(
            "The connection works",
            answer.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString(),
            StringComparison.Ordinal);
        Assert.Equal(0, _simulator.Calls.Started);
    }

    [Fact]
    public async Task Health_IsOk()
    {
        Assert.Equal("ok", (await GetAsync("health")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Key_IsAskedFor_WhenOneIsSet()
    {
        await using var guarded = SimulatorHost.Start(new Dictionary<string, string?> { ["ApiKey"] = "secret" });
        using var refused = await OpenAIChat.SendAsync(guarded.Client, "simulator");
        guarded.Client.DefaultRequestHeaders.Authorization = new("Bearer", "secret");
        using var taken = await OpenAIChat.SendAsync(guarded.Client, "simulator");

        await AssertErrorAsync(refused, 401, "invalid_api_key");
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
    }

    [Theory]
    [InlineData("GET", "v1/models")]
    [InlineData("GET", "v1/models/simulator")]
    [InlineData("POST", "test_completion")]
    public async Task Key_IsAskedForEverywhere_WhenOneIsSet(string method, string path)
    {
        await using var guarded = SimulatorHost.Start(new Dictionary<string, string?> { ["ApiKey"] = "secret" });
        using HttpRequestMessage request = new(new HttpMethod(method), path);

        using var response = await guarded.Client.SendAsync(request, Token);

        await AssertErrorAsync(response, 401, "invalid_api_key");
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var response = await _simulator.Client.GetAsync(new Uri(path, UriKind.Relative), Token);
        return await OpenAIChat.JsonAsync(response);
    }

    private static async Task AssertErrorAsync(HttpResponseMessage response, int status, string? code = "*")
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var error = (await OpenAIChat.JsonAsync(response)).GetProperty("error");
        Assert.Equal(["message", "type", "param", "code"], error.EnumerateObject().Select(property => property.Name));
        Assert.NotEqual("", error.GetProperty("message").GetString());
        if (code != "*")
        {
            Assert.Equal(code, error.GetProperty("code").GetString());
        }
    }

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();
}
