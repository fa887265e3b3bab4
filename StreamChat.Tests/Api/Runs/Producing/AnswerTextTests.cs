using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using StreamChat.Api.Runs.Producing;
using Xunit;

namespace StreamChat.Tests.Api.Runs.Producing;

/// <summary>Pieces of escaped text add up to the text, and no character is cut between two of them.</summary>
public sealed class AnswerTextTests
{
    // Escapes, pairs of halves, a lonely half, escaped backslashes before what looks like a half.
    private static readonly string[] Tokens =
        ["plain", "ä", "漢", @"\n", "\\\"", @"\\", @"\u00e4", @"\ud83d", @"\ude00", @"\ud83d\ude00", "\U0001F600", @"\\ud83d", @"\/"];

    [Fact]
    public void Pieces_AddUpToTheText_AndNoCharacterIsCut() => Prop
        .ForAll(ArbMap.Default.ArbFor<NonNegativeInt[]>(), numbers =>
        {
            var pieces = numbers.Select(number => Tokens[number.Get % Tokens.Length]).ToArray();
            AnswerText text = new();
            List<string> told = [.. pieces.Select(piece => Text(text.Take(Encoding.UTF8.GetBytes(piece)))).Where(piece => piece.Length > 0)];
            told.Add(Text(text.Finish()));
            Assert.DoesNotContain(
                told.Zip(told.Skip(1)),
                pair => pair.First.EndsWith(@"\ud83d", StringComparison.Ordinal)
                    && !pair.First.EndsWith(@"\\ud83d", StringComparison.Ordinal)
                    && pair.Second.StartsWith(@"\ude00", StringComparison.Ordinal));
            return Whole(text.ToString()) == Whole(Expected(pieces)) && Whole(Expected([.. told])) == Whole(Expected(pieces));
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Half_WaitsForTheOther()
    {
        AnswerText text = new();

        Assert.Equal("a", Encoding.UTF8.GetString(text.Take(@"a\ud83d"u8)));
        Assert.Equal(@"\ud83d\ude00b", Encoding.UTF8.GetString(text.Take(@"\ude00b"u8)));
        Assert.True(text.Finish().IsEmpty);
        Assert.Equal("a\U0001F600b", text.ToString());
    }

    private static string Text(ReadOnlySpan<byte> piece) => Encoding.UTF8.GetString(piece);

    private static string Expected(string[] pieces)
    {
        StringBuilder text = new();
        var all = string.Concat(pieces);
        for (var at = 0; at < all.Length;)
        {
            var length = all[at] != '\\' ? 1 : all[at + 1] == 'u' ? 6 : 2;
            text.Append(length switch
            {
                1 => all[at],
                6 => (char)Convert.ToUInt16(all.Substring(at + 2, 4), 16),
                _ => JsonSerializer.Deserialize<string>($"\"{all.Substring(at, 2)}\"")![0],
            });
            at += length;
        }

        return text.ToString();
    }

    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
