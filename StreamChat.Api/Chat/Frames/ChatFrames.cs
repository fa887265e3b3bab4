using System.Buffers;
using System.Text;
using System.Text.Json;
using StreamChat.Api.Providers.Answers;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Chat.Frames;

/// <summary>The frames of <c>POST /chat</c>. A token's frame is put together of bytes that are ready, the token's own still escaped.</summary>
internal sealed class ChatFrames(IBufferWriter<byte> output, string requestId) : IAnswerFrames
{
    private readonly byte[] _end = Encoding.ASCII.GetBytes($"\",\"request_id\":\"{requestId}\"}}\n\n");
    private readonly byte[] _thinkingEnd = Encoding.ASCII.GetBytes($"\",\"phase\":\"thinking\",\"request_id\":\"{requestId}\"}}\n\n");

    private static ReadOnlySpan<byte> ContentStart => "data: {\"type\":\"content\",\"content\":\""u8;

    private static ReadOnlySpan<byte> TokenStart => "\",\"token\":\""u8;

    public void Connected()
    {
        output.Write("data: {\"type\":\"connected\",\"content\":\"\",\"token\":\""u8);
        output.Write(_end);
    }

    public void Text(ReadOnlySpan<byte> escaped, bool isThinking)
    {
        var end = isThinking ? _thinkingEnd : _end;
        var length = ContentStart.Length + (2 * escaped.Length) + TokenStart.Length + end.Length;
        var frame = output.GetSpan(length);
        ContentStart.CopyTo(frame);
        var at = ContentStart.Length;
        escaped.CopyTo(frame[at..]);
        at += escaped.Length;
        TokenStart.CopyTo(frame[at..]);
        at += TokenStart.Length;
        escaped.CopyTo(frame[at..]);
        at += escaped.Length;
        end.CopyTo(frame[at..]);
        output.Advance(length);
    }

    public void Done(AnswerEnd end)
    {
        using (var json = Begin("done", ""))
        {
            UsageJson.Write(json, end.Usage);
            json.WriteString("finish_reason"u8, end.FinishReason);
            json.WriteEndObject();
        }

        output.Write("\n\ndata: [DONE]\n\n"u8);
    }

    public void Error(ProblemCode code, string detail)
    {
        using (var json = Begin("error", detail))
        {
            json.WriteString("code"u8, code.Code);
            json.WriteBoolean("retryable"u8, code.Retryable);
            json.WriteEndObject();
        }

        output.Write("\n\n"u8);
    }

    private Utf8JsonWriter Begin(string type, string content)
    {
        output.Write("data: "u8);
        var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        json.WriteString("content"u8, content);
        json.WriteString("token"u8, content);
        json.WriteString("request_id"u8, requestId);
        return json;
    }
}
