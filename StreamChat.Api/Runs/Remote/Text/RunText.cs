using System.Text;

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
                Add(each);
            }
        }
    }

    private void Add(in LoggedEvents each)
    {
        if (each.Kind.SequenceEqual("content"u8))
        {
            EscapedText.AppendTo(_content, each.Content);
        }
        else if (each.Kind.SequenceEqual("thinking"u8))
        {
            EscapedText.AppendTo(_thinking, each.Content);
        }
    }
}
