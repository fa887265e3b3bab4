using System.Text;
using StreamChat.Api.OpenAI;
using StreamChat.ServiceDefaults.Problems;
using Xunit;

namespace StreamChat.Tests.Api.OpenAI;

/// <summary>What of a request of the /v1 door is looked at before it goes on.</summary>
public sealed class CompletionRequestTests
{
    private const string Messages = """ "messages":[{"role":"user","content":"x"}] """;

    [Theory]
    [InlineData("{" + Messages + """,  "zz\ud800":1}""")]
    [InlineData("{" + Messages + """, "model":"\ud800"}""")]
    public void Request_IsRefused_WhenANameHasHalfOfACharacter(string body)
    {
        var (request, problem) = Read(body);

        Assert.Null(request);
        Assert.Equal("invalid_request", problem?.Code.Code);
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(201, "The field model must have at most 200 characters.")]
    public void Model_HasALongestName(int length, string? error)
    {
        var (request, problem) = Read($$"""{ {{Messages}}, "model":"{{new string('m', length)}}"}""");

        Assert.Equal((error is null, error), (request is not null, problem?.Errors?["model"].Single()));
    }

    private static (object? Request, Problem? Problem) Read(string body) =>
        CompletionRequest.Read(Encoding.UTF8.GetBytes(body));
}
