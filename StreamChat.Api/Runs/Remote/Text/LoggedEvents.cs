using System.Buffers.Text;
using System.Text.Json;

namespace StreamChat.Api.Runs.Remote.Text;

/// <summary>
/// Goes through events as they stand in a run's log, one after the other: <c>id: 7</c>, <c>event: content</c>, <c>data: {…}</c>, an empty
/// line. They are our own, so that a line that is none of these only comes from a damaged log: it is passed over.
/// </summary>
internal ref struct LoggedEvents(ReadOnlySpan<byte> events)
{
    private ReadOnlySpan<byte> _rest = events;

    /// <summary>The event's number; 0 when it has none.</summary>
    internal long Number { get; private set; }

    /// <summary>What kind of event it is.</summary>
    internal ReadOnlySpan<byte> Kind { get; private set; }

    /// <summary>Its one line of JSON.</summary>
    internal ReadOnlySpan<byte> Data { get; private set; }

    /// <summary>The inside of the data's <c>content</c> string, still escaped: half of a character in it is no error. Empty when there is none.</summary>
    internal readonly ReadOnlySpan<byte> Content
    {
        get
        {
            var json = new Utf8JsonReader(Data);
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

    /// <summary>The event as a whole, with the empty line that ends it.</summary>
    internal ReadOnlySpan<byte> Whole { get; private set; }

    /// <summary>Goes on to the next event; false when there is no whole one.</summary>
    internal bool MoveNext()
    {
        var length = _rest.IndexOf("\n\n"u8) + 2;
        if (length < 2)
        {
            return false;
        }

        Whole = _rest[..length];
        _rest = _rest[length..];
        Number = 0;
        Kind = default;
        Data = default;
        foreach (var line in Whole.Split((byte)'\n'))
        {
            Take(Whole[line]);
        }

        return true;
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith("data: "u8))
        {
            Data = line[6..];
        }
        else if (line.StartsWith("event: "u8))
        {
            Kind = line[7..];
        }
        else if (line.StartsWith("id: "u8) && Utf8Parser.TryParse(line[4..], out long number, out var used) && used == line.Length - 4)
        {
            Number = number;
        }
    }
}
