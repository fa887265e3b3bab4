using System.Text;
using System.Text.Json;
using StreamChat.Api.Providers.Answers;
using StreamChat.Api.Providers.Failures;
using Xunit;

namespace StreamChat.Tests.Api.Providers.Answers;

/// <summary>What is found in one chunk of an answer.</summary>
public sealed class ChunkParserTests
{
    [Theory]
    [InlineData("""{"choices":[{"index":0,"delta":{"content":"Hi \"you\"\n\u00e4\ud83d\ude00"}}]}""", @"Hi \""you\""\n\u00e4\ud83d\ude00", "", "")]
    [InlineData("""{"choices":[{"delta":{"role":"assistant","content":""},"finish_reason":null}]}""", "", "", "")]
    [InlineData("""{"choices":[{"delta":{"content":null,"reasoning_content":"hm"}}]}""", "", "hm", "")]
    [InlineData("""{"choices":[{"delta":{"reasoning":"hm","reasoning_details":[{"text":"hm"}]}}]}""", "", "hm", "")]
    [InlineData("""{"choices":[{"finish_reason":"stop","delta":{}}]}""", "", "", "stop")]
    [InlineData("""{"choices":[{"delta":{"content":"end"},"finish_reason":"length"}]}""", "end", "", "length")]
    [InlineData("""{"choices":[{"delta":{"content":null,"refusal":"no"}}]}""", "no", "", "")]
    [InlineData("""{"choices":[],"usage":null}""", "", "", "")]
    [InlineData("""{"choices":null,"content":"not here"}""", "", "", "")]
    [InlineData("""{"choices":[null,{"delta":null},{"delta":{"content":["parts"]}}]}""", "", "", "")]
    [InlineData("""{"x":{"choices":[{"delta":{"content":"deeper"}}]}}""", "", "", "")]
    public void Parse_FindsTheTexts(string json, string content, string reasoning, string finishReason)
    {
        var fields = ChunkParser.Parse(Encoding.UTF8.GetBytes(json));

        Assert.Equal(
            (content, reasoning, finishReason),
            (Encoding.UTF8.GetString(fields.Content), Encoding.UTF8.GetString(fields.Reasoning), Encoding.UTF8.GetString(fields.FinishReason)));
        Assert.Null(fields.Error);
    }

    [Theory]
    [InlineData("""{"choices":[{"index":0,"delta":{}}]}""", 1, 0, "")]
    [InlineData("""{"choices":[{"delta":{},"finish_reason":"stop","index":1}]}""", 2, 2, "stop")]
    [InlineData("""{"choices":[{"index":2,"finish_reason":"length"},{"index":0},{"index":1,"finish_reason":"stop"}]}""", 7, 6, "length")]
    [InlineData("""{"choices":[{"index":0,"finish_reason":"stop"},{"index":1,"finish_reason":"error"}]}""", 3, 3, "error")]
    [InlineData("""{"choices":[{"finish_reason":"stop"},{"index":"1","finish_reason":null}]}""", 3, 1, "stop")]
    [InlineData("""{"choices":[]}""", 0, 0, "")]
    public void Parse_TellsTheChoicesApart(string json, int choices, int finished, string finishReason)
    {
        var fields = ChunkParser.Parse(Encoding.UTF8.GetBytes(json));

        Assert.Equal(((UInt128)choices, (UInt128)finished), (fields.Choices, fields.Finished));
        Assert.Equal(finishReason, Encoding.UTF8.GetString(fields.FinishReason));
    }

    [Theory]
    [InlineData("""{"model":"anthropic\/claude-3"}""", "anthropic/claude-3")]
    [InlineData("""{"model":"m\ud800-1"}""", "m\uFFFD-1")]
    [InlineData("""{"model":"ä"}""", "ä")]
    [InlineData("""{"model":null}""", null)]
    public void Model_IsUnescaped(string json, string? model) =>
        Assert.Equal(model, ChunkParser.Parse(Encoding.UTF8.GetBytes(json)).ReadModel());

    [Theory]
    [InlineData("""{"usage":{"prompt_tokens":9,"completion_tokens":12,"total_tokens":21,"prompt_tokens_details":{"cached_tokens":1}}}""", 9, 12, 21)]
    [InlineData("""{"usage":{"completion_tokens":12,"prompt_tokens":9}}""", 9, 12, 21)]
    [InlineData("""{"usage":{"prompt_tokens":"9","completion_tokens":-1,"total_tokens":null}}""", 0, 0, 0)]
    public void Parse_FindsTheUsage(string json, long prompt, long completion, long total) =>
        Assert.Equal(new Usage(prompt, completion, total), ChunkParser.Parse(Encoding.UTF8.GetBytes(json)).Usage);

    [Theory]
    [InlineData("""{"error":{"message":"secret","type":"server_error","code":null}}""", null, "server_error")]
    [InlineData("""{"error":{"code":429,"message":"secret"},"choices":[]}""", "429", null)]
    [InlineData("""{"error":"secret"}""", null, null)]
    [InlineData("""{"error":{}}""", null, null)]
    public void Parse_FindsTheError(string json, string? code, string? type) =>
        Assert.Equal(new ProviderError(code, type), ChunkParser.Parse(Encoding.UTF8.GetBytes(json)).Error);

    [Fact]
    public void Parse_SeesNoError_WhenItIsNull() => Assert.Null(ChunkParser.Parse("""{"error":null,"choices":[]}"""u8).Error);

    [Theory]
    [InlineData("""{"choices":[{"delta":{"content":"x"}}]}""", true)]
    [InlineData("""{"choices":[{"delta":{"reasoning":"x"}}]}""", true)]
    [InlineData("""{"choices":[{"delta":{"tool_calls":[{"index":0}]}}]}""", true)]
    [InlineData("""{"choices":[{"delta":{},"finish_reason":"stop"}]}""", true)]
    [InlineData("""{"choices":[{"delta":{"role":"assistant","content":"","tool_calls":null}}]}""", false)]
    [InlineData("""{"choices":[],"usage":{"total_tokens":1}}""", false)]
    public void IsProgress_IsWhatBringsTheAnswerOn(string json, bool expected) =>
        Assert.Equal(expected, ChunkParser.Parse(Encoding.UTF8.GetBytes(json)).IsProgress);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("hello")]
    [InlineData("""{"choices":[{"delta":{"content":"x"}}""")]
    [InlineData("""{"choices":[{"delta":{"content":"x}}]}""")]
    [InlineData("""{"choices":[]} {"choices":[]}""")]
    [InlineData("{\"choices\":[{\"delta\":{\"content\":\"line\nbreak\"}}]}")]
    [InlineData("""{"choices":[{"delta":{"content":"\ud8"}}]}""")]
    public void Parse_Throws_WhenItIsNotOneObject(string json) =>
        Assert.ThrowsAny<JsonException>(() => { ChunkParser.Parse(Encoding.UTF8.GetBytes(json)); });
}
