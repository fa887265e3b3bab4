using System.Text;
using System.Text.Json;
using StreamChat.Api.Runs.Events;
using StreamChat.Api.Runs.Remote.Text;
using StreamChat.Api.Storage.Records;
using Xunit;

namespace StreamChat.Tests.Api.Runs.Remote.Text;

/// <summary>What the events of a run add up to.</summary>
public sealed class RunTextTests
{
    private static readonly Run Run = new() { Id = "run", MessageId = "message", RequestId = "request", ReplicaId = "owner", CreatedAt = default };

    private static readonly string[] Alphabet =
        ["a", " ", "\n", "\r\n", "\"", "\\", "/", "\t", "\b", "\f", "\0", "é", "中", "文", "😀", "👩‍👩‍👧", "\u2028", "event: done\n\n", "data: {}", "\\u0041", "id: 9"];

    /// <summary>Any text, cut anywhere between characters or within an escaped one, comes back as it was.</summary>
    [Fact]
    public void Text_IsWhatWasEncoded()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            Random random = new(seed);
            StringBuilder content = new();
            StringBuilder thinking = new();
            TextEvents events = new(Run);
            List<byte> log = [];
            for (var id = 1; id <= 20; id++)
            {
                var isThinking = random.Next(3) == 0;
                var piece = string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
                (isThinking ? thinking : content).Append(piece);
                var escaped = Encoding.UTF8.GetBytes(Escape(piece, random));
                log.AddRange(isThinking ? events.Thinking(id, escaped) : events.Content(id, escaped));
            }

            RunText text = new();
            text.Take(log.ToArray());

            Assert.Equal((content.ToString(), thinking.ToString(), 20), (text.Content, text.Thinking, text.LastSequence));
        }
    }

    [Fact]
    public void Character_IsWhole_WhenItsHalvesStandInTwoEvents()
    {
        TextEvents events = new(Run);
        RunText text = new();

        text.Take(events.Content(1, @"a\ud83d"u8));
        text.Take(events.Content(2, @"\ude00b"u8));

        Assert.Equal("a😀b", text.Content);
    }

    [Fact]
    public void Events_AreTakenOnce_WhenBatchesOverlap()
    {
        TextEvents events = new(Run);
        byte[] first = [.. events.Content(1, "a"u8)];
        byte[] second = [.. events.Content(2, "b"u8)];
        RunText text = new();

        text.Take([.. first, .. second]);
        text.Take([.. second, .. events.Content(3, "c"u8)]);

        Assert.Equal(("abc", 3), (text.Content, text.LastSequence));
    }

    [Fact]
    public void OtherEvents_AddNoText()
    {
        RunEvents events = new(Run);
        RunText text = new();

        text.Take(events.Usage(1, new TokenUsage(1, 2, 3)).Span);
        text.Take(events.Done(2, RunState.Completed, "stop", usage: null).Span);

        Assert.Equal(("", "", 2), (text.Content, text.Thinking, text.LastSequence));
    }

    /// <summary>As providers do: some escape all that is not ASCII, some only what they must.</summary>
    private static string Escape(string text, Random random) => random.Next(2) == 0
        ? JsonEncodedText.Encode(text).ToString()
        : JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
}
