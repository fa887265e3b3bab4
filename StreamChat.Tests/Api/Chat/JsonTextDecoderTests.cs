using System.Text;
using FsCheck;
using FsCheck.Fluent;
using StreamChat.Api.Chat.Frames;
using Xunit;

namespace StreamChat.Tests.Api.Chat;

/// <summary>Escaped text becomes the same text wherever it is cut between its escapes.</summary>
public sealed class JsonTextDecoderTests
{
    [Fact]
    public void Text_IsTheSame_HoweverItIsCut() => Prop
        .ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), given =>
        {
            var text = new string([.. given.Get.EnumerateRunes().SelectMany(rune => rune.ToString()), 'ä', '\n', '"', '\\']) + "😀";
            JsonTextDecoder decoder = new();
            StringBuilder decoded = new();

            // One piece for each UTF-16 unit, as a provider that cuts by units would escape them.
            foreach (var unit in text)
            {
                decoded.Append(Encoding.UTF8.GetString(decoder.Decode(Encoding.ASCII.GetBytes($"\\u{(int)unit:x4}"))));
            }

            decoded.Append(Encoding.UTF8.GetString(decoder.Finish()));
            return decoded.ToString() == text;
        })
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(@"\ud83d|x", "\uFFFDx")]
    [InlineData(@"abc\ud800def", "abc\uFFFDdef")]
    [InlineData(@"\ud800\ud83d\ude00\ude00 \u00e4", "\uFFFD😀\uFFFD ä")]
    [InlineData(@"\ud800\\ud800\n", "\uFFFD\\ud800\n")]
    [InlineData(@"\ude00|x", "\uFFFDx")]
    [InlineData(@"a\\ud83d|b", "a\\ud83db")]
    [InlineData(@"\ud83d", "\uFFFD")]
    [InlineData(@"plain| text", "plain text")]
    [InlineData(@"tab\t|quote\""", "tab\tquote\"")]
    public void LonelyHalves_AreReplaced(string pieces, string expected)
    {
        JsonTextDecoder decoder = new();

        var text = string.Concat(pieces.Split('|').Select(piece => Encoding.UTF8.GetString(decoder.Decode(Encoding.UTF8.GetBytes(piece)))))
            + Encoding.UTF8.GetString(decoder.Finish());

        Assert.Equal(expected, text);
    }
}
