using System.Text.Json;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Contract.Service;

/// <summary>CONTRACT §2 and §5: which provider there is, whether it works, and its models.</summary>
public sealed class ConnectionTests(ContractServices services) : IClassFixture<ContractServices>
{
    [Fact]
    public async Task Models_AreTheProviders()
    {
        var body = await GetAsync(services, "api/models");

        Assert.Contains("simulator", body.GetProperty("models").EnumerateArray().Select(model => model.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Connection_IsOk_WhenTheProviderAnswers()
    {
        var body = await GetAsync(services, "api/connection");

        Assert.Equal("ok", body.GetProperty("status").GetString());
        Assert.Equal("simulator", body.GetProperty("provider").GetString());
        Assert.Equal("simulator", body.GetProperty("default_model").GetString());
        Assert.True(body.GetProperty("latency_ms").GetDouble() > 0);
        Assert.NotEmpty(body.GetProperty("reason").GetString()!);
    }

    [Fact]
    public async Task Connection_TellsTheError_WhenTheKeyIsWrong()
    {
        await using var guarded = await ContractServices.WithSimulatorAsync(
            new Dictionary<string, string?> { ["ApiKey"] = "right" },
            simulator => [("OPENAI_BASE_URL", $"{simulator.OpenAIAddress}"), ("OPENAI_API_KEY", "sk-wrong"), ("OPENAI_MODEL", "simulator")]);

        var body = await GetAsync(guarded, "api/connection");

        Assert.Equal("provider_invalid_key", body.GetProperty("error").GetProperty("code").GetString());
        Assert.DoesNotContain("sk-wrong", body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_TellsTheError_WhenNobodyListens()
    {
        await using var alone = await ContractServices.WithAsync(("OPENAI_BASE_URL", "http://127.0.0.1:1/v1"), ("OPENAI_MODEL", "m"));

        var body = await GetAsync(alone, "api/connection");

        Assert.Equal("provider_unavailable", body.GetProperty("error").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("http://localhost:15080/traces/detail/", "http://localhost:15080/traces/detail/")]
    public async Task Connection_TellsWhereTracesAreSeen_OnlyWhenThatIsSet(string? setting, string? told)
    {
        await using var here = await ContractServices.WithAsync(("OPENAI_BASE_URL", "http://127.0.0.1:1/v1"), ("OPENAI_MODEL", "m"), ("TRACES_URL", setting!));

        var body = await GetAsync(here, "api/connection");

        Assert.Equal(told, body.TryGetProperty("traces_url", out var url) ? url.GetString() : null);
    }

    [Fact]
    public async Task Provider_IsTheBaseUrl_WhenOneIsSet()
    {
        await using var own = await ContractServices.WithSimulatorAsync(
            new Dictionary<string, string?> { ["ApiKey"] = "sk-own" },
            simulator => [("OPENAI_BASE_URL", $"{simulator.OpenAIAddress}"), ("OPENAI_API_KEY", "sk-own"), ("OPENAI_MODEL", "simulator-tokens-3")]);
        using StringContent content = new("""{"prompt":"hello"}""", System.Text.Encoding.UTF8, "application/json");

        using var response = await ChatAnswer.SendBodyAsync(own.Client, content, requestId: "own");
        ChatAnswer answer = new(await SseTranscript.ReadAsync(response));

        var call = Assert.Single(own.CallsOf("own"));
        Assert.Equal(("simulator-tokens-3", "Bearer sk-own"), (call.Model, call.Origin.Authorization));
        Assert.Equal(3, answer.Contents.Count);
        Assert.DoesNotContain("sk-own", answer.Transcript.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-own", (await GetAsync(own, "api/connection")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_IsOk()
    {
        Assert.Equal("ok", (await GetAsync(services, "health")).GetProperty("status").GetString());
        using var ready = await services.Client.GetAsync(new Uri("health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)ready.StatusCode);
    }

    private static async Task<JsonElement> GetAsync(ContractServices services, string path)
    {
        using var response = await services.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)
            .WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)response.StatusCode);
        return await OpenAIChat.JsonAsync(response);
    }
}
