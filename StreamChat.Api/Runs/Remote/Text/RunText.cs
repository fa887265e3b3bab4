using System.Text;
using System.Text.Json;

namespace StreamChat.Api.Runs.Remote.Text;

/// <summary>The text that a run's events add up to: what its message says when nobody is left who had it in memory.</summary>
internal sealed class RunText
{
    private readonly StringBuilder _content = new();
    private readonly StringBuilder _thinking = new();

    /// <summary>The last event that was taken; 0 before the first.</summary>
    internal long LastSequence { get; private set; }

    internal string Content => _content.ToString();

    internal string Thinking => _thinking.ToString();

    /// <summary>Adds events as they stand in the log, in order; those that were taken before are passed over, as batches are read whole.</summary>
    internal void Take(ReadOnlySpan<byte> events)
    {
        var each = new LoggedEvents(events);
        while (each.MoveNext())
        {
            if (each.Number > LastSequence)
            {
                LastSequence = each.Number;
                Add(each.Kind, each.Data);
            }
        }
    }

    private void Add(ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        if (kind.SequenceEqual("content"u8))
        {
            EscapedText.AppendTo(_content, FindContent(data));
        }
        else if (kind.SequenceEqual("thinking"u8))
        {
            EscapedText.AppendTo(_thinking, FindContent(data));
        }
    }

    /// <summary>The inside of the <c>content</c> string, still escaped: half of a character in it is no error.</summary>
    private static ReadOnlySpan<byte> FindContent(ReadOnlySpan<byte> data)
    {
        var json = new Utf8JsonReader(data);
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1 && json.ValueTextEquals("content"u8))
            {
                json.Read();
                return json.ValueSpan;
            }
        }

        return default;
    }
}
