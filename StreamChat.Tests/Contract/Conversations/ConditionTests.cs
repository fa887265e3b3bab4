using System.Net;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Conversations;

/// <summary>A change says which version it means (RFC 9110, section 13.1.1).</summary>
public sealed class ConditionTests : IClassFixture<ConversationServices>
{
    private readonly HttpClient _client;

    public ConditionTests(ConversationServices services)
    {
        _client = services.NewCaller(out _);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("*")]
    [InlineData("\"2\"")]
    [InlineData("\"1\", \"2\"")]
    [InlineData("\"other\", W/\"1\", \"2\"")]
    public async Task Patch_Changes_WhenTheConditionHolds(string? ifMatch)
    {
        var id = await AtVersion2Async();

        using var response = await _client.CallAsync("PATCH", $"conversations/{id}", """{"title":"new"}""", ifMatch);

        Assert.Equal((HttpStatusCode.OK, "\"3\""), (response.StatusCode, response.Headers.ETag!.Tag));
    }

    [Theory]
    [InlineData("\"1\"")]
    [InlineData("\"3\"")]
    [InlineData("W/\"2\"")]
    [InlineData("\"\"")]
    [InlineData("\"other\", \"1\"")]
    [InlineData("\"99999999999999999999\"")]
    public async Task Patch_ChangesNothingAndSaysTheVersion_WhenTheConditionFails(string ifMatch)
    {
        var id = await AtVersion2Async();

        using var response = await _client.CallAsync("PATCH", $"conversations/{id}", """{"title":"new"}""", ifMatch);

        Assert.Equal((HttpStatusCode.PreconditionFailed, "\"2\""), (response.StatusCode, response.Headers.ETag!.Tag));
        Assert.Equal("precondition_failed", (await ProblemAnswer.ReadAsync(response)).Code);
        Assert.Equal("two", (await _client.JsonAsync("GET", $"conversations/{id}")).Text("title"));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("\"2")]
    [InlineData("*, \"2\"")]
    public async Task Patch_IsRefused_WhenTheConditionIsNone(string ifMatch)
    {
        var id = await AtVersion2Async();

        using var response = await _client.CallAsync("PATCH", $"conversations/{id}", """{"title":"new"}""", ifMatch);

        Assert.Equal("invalid_request", (await ProblemAnswer.ReadAsync(response)).Code);
    }

    [Fact]
    public async Task Patch_IsNotFound_WhateverTheCondition()
    {
        using var response = await _client.CallAsync("PATCH", $"conversations/{Guid.CreateVersion7()}", "{}", "*");

        Assert.Equal("not_found", (await ProblemAnswer.ReadAsync(response)).Code);
    }

    [Fact]
    public async Task Patch_OfManyAtOnce_IsDoneOnce_WhenAllMeanTheSameVersion()
    {
        var id = await AtVersion2Async();

        var responses = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(number => _client.CallAsync("PATCH", $"conversations/{id}", $$"""{"title":"{{number}}"}""", "\"2\"")));

        Assert.Equal(1, responses.Count(response => response.StatusCode == HttpStatusCode.OK));
        Assert.Equal(19, responses.Count(response => response.StatusCode == HttpStatusCode.PreconditionFailed));
        Array.ForEach(responses, response => response.Dispose());
    }

    private async Task<string> AtVersion2Async()
    {
        var id = await _client.CreateAsync("""{"title":"one"}""");
        await _client.JsonAsync("PATCH", $"conversations/{id}", """{"title":"two"}""");
        return id;
    }
}
