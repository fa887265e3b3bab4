using System.Text;
using StreamChat.Bench.Load.Frames;
using StreamChat.Bench.Tokens;

namespace StreamChat.Tests.Bench;

/// <summary>The frames of one stream as a system that makes no mistake sends them, for tests that then make one.</summary>
internal static class Frames
{
    internal const int Stream = 0x2A;

    internal static Shape Shape { get; } = new(Tokens: 3, Delay: 0);

    internal static List<string> Of(Wire wire) => wire switch
    {
        Wire.OpenAI =>
        [
            Chunk("""{"role":"assistant","content":""}"""),
            .. Tokens.Select(text => Chunk($$"""{"content":"{{text}}"}""")),
            Chunk("{}", "\"stop\""),
            "data: [DONE]",
        ],
        Wire.Chat =>
        [
            """data: {"type":"connected","content":"","token":"","request_id":"r"}""",
            .. Tokens.Select(text => $$"""data: {"type":"content","content":"{{text}}","token":"{{text}}","request_id":"r"}"""),
            """data: {"type":"done","content":"","token":"","request_id":"r","finish_reason":"stop"}""",
            "data: [DONE]",
        ],
        _ =>
        [
            "retry: 2000\nevent: connected\ndata: {\"run_id\":\"r\",\"resumable\":true}",
            .. Tokens.Select((text, number) => $$"""id: {{number + 1}}{{"\n"}}event: content{{"\n"}}data: {"run_id":"r","content":"{{text}}"}"""),
            "id: 4\nevent: done\ndata: {\"run_id\":\"r\",\"state\":\"completed\",\"finish_reason\":\"stop\"}",
        ],
    };

    /// <summary>What the checker finds wrong with these frames; null when they are right.</summary>
    internal static string? Check(Wire wire, IEnumerable<string> frames)
    {
        var checker = new FrameChecker(wire, Shape, Stream, _ => { });
        var events = new SseEvents(checker.Take);
        _ = frames.All(frame => events.Feed(Encoding.UTF8.GetBytes(frame + "\n\n")));
        checker.End();
        return checker.Fault;
    }

    internal static string Token(int index, int stream = Stream)
    {
        var text = new byte[Shape.Size];
        TokenText.Write(text, index, stream, time: 7);
        return Encoding.ASCII.GetString(text);
    }

    private static IEnumerable<string> Tokens => Enumerable.Range(0, Shape.Tokens).Select(index => Token(index));

    private static string Chunk(string delta, string finishReason = "null") =>
        $$"""data: {"id":"c","model":"{{Shape.Model}}","choices":[{"index":0,"delta":{{delta}},"finish_reason":{{finishReason}}}]}""";
}
