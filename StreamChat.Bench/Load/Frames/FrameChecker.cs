using System.Buffers.Text;
using System.Text;
using StreamChat.Bench.Tokens;

namespace StreamChat.Bench.Load.Frames;

/// <summary>
/// Knows every frame that a stream must have, and finds the first that is wrong: another token than the next one, another stream's, one too few
/// or too many, an end too early, an error, a frame that nobody asked for.
/// </summary>
/// <param name="wire">Whose frames they are.</param>
/// <param name="shape">What the provider sends.</param>
/// <param name="stream">The stream's number.</param>
/// <param name="tokenCame">Is told each token that was right: the time at which the provider wrote it.</param>
internal sealed class FrameChecker(Wire wire, Shape shape, int stream, Action<long> tokenCame)
{
    private const int MaxTold = 160;

    private long _lastId;
    private bool _hasFinished;

    /// <summary>What was wrong first; null while nothing was.</summary>
    internal string? Fault { get; private set; }

    /// <summary>How many tokens have come, all of them right.</summary>
    internal int Tokens { get; private set; }

    /// <summary>
    /// How often a run said that what follows is, or is not, in the store: true to the contract and no wrong frame, but a store that did not keep up.
    /// </summary>
    internal int Marks { get; private set; }

    /// <summary>Whether the last frame has come.</summary>
    internal bool IsOver { get; private set; }

    /// <summary>Takes the next frame; false when it is wrong.</summary>
    internal bool Take(ReadOnlySpan<byte> name, ReadOnlySpan<byte> id, ReadOnlySpan<byte> data)
    {
        var isRight = !IsOver && wire switch
        {
            Wire.OpenAI => TakeChunk(data),
            Wire.Chat => TakeChat(data),
            _ => TakeRun(name, id, data),
        };
        if (!isRight)
        {
            var told = Encoding.UTF8.GetString(data[..Math.Min(MaxTold, data.Length)]);
            Fault ??= $"after {Tokens} tokens{(IsOver ? " and the end" : "")}: {Encoding.UTF8.GetString(name)} {told}";
        }

        return isRight;
    }

    /// <summary>The stream has ended: true when it is whole.</summary>
    internal bool End()
    {
        if (!IsOver)
        {
            Fault ??= $"the stream ended after {Tokens} tokens without its last frame";
        }

        return Fault is null;
    }

    private bool TakeChunk(ReadOnlySpan<byte> data)
    {
        if (data.SequenceEqual("[DONE]"u8))
        {
            return IsOver = _hasFinished;
        }

        if (data.IndexOf("\"error\":"u8) >= 0)
        {
            return false;
        }

        var text = Text(data);
        var isRight = text.IsEmpty || TakeToken(text);
        if (data.IndexOf("\"finish_reason\":\"stop\""u8) >= 0)
        {
            isRight &= !_hasFinished && Tokens == shape.Tokens;
            _hasFinished = true;
            return isRight;
        }

        // Without text a chunk may name the role or count the tokens.
        return isRight && (!text.IsEmpty || data.IndexOf("\"role\":"u8) >= 0 || data.IndexOf("\"usage\":"u8) >= 0);
    }

    private bool TakeChat(ReadOnlySpan<byte> data)
    {
        if (data.SequenceEqual("[DONE]"u8))
        {
            return IsOver = _hasFinished;
        }

        if (data.StartsWith("{\"type\":\"content\""u8))
        {
            return TakeToken(Text(data));
        }

        if (data.StartsWith("{\"type\":\"done\""u8))
        {
            var isRight = !_hasFinished && Tokens == shape.Tokens;
            _hasFinished = true;
            return isRight;
        }

        return Tokens == 0 && data.StartsWith("{\"type\":\"connected\""u8);
    }

    private bool TakeRun(ReadOnlySpan<byte> name, ReadOnlySpan<byte> id, ReadOnlySpan<byte> data)
    {
        if (!id.IsEmpty && !(Utf8Parser.TryParse(id, out long number, out _) && number == ++_lastId))
        {
            return false;
        }

        if (name.SequenceEqual("content"u8))
        {
            return !id.IsEmpty && TakeToken(Text(data));
        }

        if (name.SequenceEqual("done"u8))
        {
            return IsOver = Tokens == shape.Tokens && data.IndexOf("\"state\":\"completed\""u8) >= 0;
        }

        if (name.SequenceEqual("resumable"u8))
        {
            Marks++;
            return id.IsEmpty;
        }

        return name.SequenceEqual("connected"u8) || name.SequenceEqual("usage"u8);
    }

    private bool TakeToken(ReadOnlySpan<byte> text)
    {
        if (Tokens >= shape.Tokens || _hasFinished || TokenText.Check(text, Tokens, stream, shape.Size) is not { } time)
        {
            return false;
        }

        Tokens++;
        tokenCame(time);
        return true;
    }

    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> data)
    {
        var at = data.IndexOf("\"content\":\""u8);
        if (at < 0)
        {
            return default;
        }

        var text = data[(at + "\"content\":\"".Length)..];
        var end = text.IndexOf((byte)'"');
        return end < 0 ? default : text[..end];
    }
}
