using System.Buffers;
using System.Text;
using StreamChat.Api.Chat.Frames;
using StreamChat.Api.Providers.Answers;
using StreamChat.ServiceDefaults.Problems;
using Xunit;

namespace StreamChat.Tests.Api.Chat;

/// <summary>The bytes of the frames.</summary>
public sealed class FrameTests
{
    private readonly ArrayBufferWriter<byte> _output = new();

    private string Written => Encoding.UTF8.GetString(_output.WrittenSpan);

    [Fact]
    public void ChatFrames_AreTheContracts()
    {
        ChatFrames frames = new(_output, "r-1");

        frames.Connected();
        frames.Text(@"say \""hi\""\n👋"u8, isThinking: false);
        frames.Text("hm"u8, isThinking: true);
        frames.Done(new AnswerEnd { FinishReason = "stop", Usage = new Usage(1, 2, 3) });

        Assert.Equal(
            """
            data: {"type":"connected","content":"","token":"","request_id":"r-1"}

            data: {"type":"content","content":"say \"hi\"\n👋","token":"say \"hi\"\n👋","request_id":"r-1"}

            data: {"type":"content","content":"hm","token":"hm","phase":"thinking","request_id":"r-1"}

            data: {"type":"done","content":"","token":"","request_id":"r-1","usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3},"finish_reason":"stop"}

            data: [DONE]


            """,
            Written);
    }

    [Fact]
    public void ChatFrames_EndWithTheError_WhenThereIsOne()
    {
        ChatFrames frames = new(_output, "r-1");

        frames.Error(ProblemCodes.ProviderDropped, "Safe text.");

        Assert.Equal(
            """
            data: {"type":"error","content":"Safe text.","token":"Safe text.","request_id":"r-1","code":"provider_dropped","retryable":true}


            """,
            Written);
    }

    [Fact]
    public void Usage_IsNull_WhenTheProviderGaveNone()
    {
        new ChatFrames(_output, "r-1").Done(new AnswerEnd { FinishReason = "length" });

        Assert.Contains("""
            "usage":null,"finish_reason":"length"}
            """, Written, StringComparison.Ordinal);
    }

    [Fact]
    public void TextEvents_AreNumberedLines()
    {
        TextEventFrames frames = new(_output);

        frames.Connected();
        frames.Text("Hello "u8, isThinking: false);
        frames.Text(@"a\nb\r\nc\n"u8, isThinking: false);
        frames.Text(@"\ud83d"u8, isThinking: false);
        frames.Text(@"\ude00 data: x"u8, isThinking: false);
        frames.Done(new AnswerEnd { FinishReason = "stop" });

        Assert.Equal(
            "id: 0\nevent: connected\ndata: \n\nid: 1\ndata: Hello \n\nid: 2\ndata: a\ndata: b\ndata: c\ndata: \n\nid: 3\ndata: 😀 data: x\n\nevent: done\ndata: \n\n",
            Written);
    }

    [Fact]
    public void TextEvents_EndWithAnErrorEvent_WhenThereIsOne()
    {
        new TextEventFrames(_output).Error(ProblemCodes.ProviderTimeout, "Safe text.");

        Assert.Equal(
            "event: error\ndata: {\"content\":\"Safe text.\",\"code\":\"provider_timeout\",\"retryable\":true}\n\n",
            Written);
    }

    [Theory]
    [InlineData(true, "hm|[thinking ·hm·]\\n\\n·Yes·")]
    [InlineData(false, "hm|Yes·")]
    public void Thinking_IsFramed_OnlyWhenItIsWanted(bool isWanted, string expected)
    {
        Texts texts = new();
        ThinkingFrame frame = new(texts, isWanted);

        frame.Take(new ProviderChunk(default, "hm"u8, default));
        frame.Take(new ProviderChunk(default, default, "Yes"u8));
        frame.Close();

        Assert.Equal(expected, "hm|" + texts.All);
    }

    [Fact]
    public void Thinking_IsClosed_WhenTheAnswerIsNothingElse()
    {
        Texts texts = new();
        ThinkingFrame frame = new(texts, isWanted: true);

        frame.Take(new ProviderChunk(default, "hm"u8, default));
        frame.Close();
        frame.Close();

        Assert.Equal("[thinking ·hm·]\\n\\n·", texts.All);
    }

    private sealed class Texts : ITextSink
    {
        internal string All { get; private set; } = "";

        public void Text(ReadOnlySpan<byte> escaped, bool isThinking) => All += Encoding.UTF8.GetString(escaped) + "·";
    }
}
