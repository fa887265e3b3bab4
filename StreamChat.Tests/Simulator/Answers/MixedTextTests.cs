using System.Text;
using StreamChat.Simulator.Answers;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Simulator.Answers;

/// <summary>The text that tests send through everything.</summary>
public sealed class MixedTextTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(777)]
    [InlineData(20_000)]
    public void Text_HasTheLengthThatWasAskedFor_AndNoHalfCharacter(int length)
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        foreach (var seed in Enumerable.Range(0, 50))
        {
            var text = MixedText.Of((ulong)seed, length);

            Assert.Equal(length, text.Length);
            Assert.Equal(text, strict.GetString(strict.GetBytes(text)));
        }
    }

    [Fact]
    public void Text_IsTheSameForOneSeed_AndAnotherForAnother()
    {
        Assert.Equal(MixedText.Of(7, 5000), MixedText.Of(7, 5000));
        Assert.NotEqual(MixedText.Of(7, 5000), MixedText.Of(8, 5000));
    }

    [Fact]
    public async Task Stream_EqualsTheText_AndThinksATenthOfIt()
    {
        await using var simulator = SimulatorHost.Start();

        var answer = await OpenAIChat.StreamAsync(simulator.Client, "simulator-mixed-3000-thinking-chunk-3", "seeded");
        var whole = await OpenAIChat.WholeAsync(simulator.Client, "simulator-mixed-3000-thinking", "seeded");

        Assert.True(answer.IsDone);
        var message = whole.GetProperty("choices")[0].GetProperty("message");
        Assert.Equal((3000, 300), (message.GetProperty("content").GetString()!.Length, message.GetProperty("reasoning_content").GetString()!.Length));
        Assert.Equal(message.GetProperty("content").GetString(), string.Concat(OpenAIChat.Deltas(answer)));
        Assert.Equal(message.GetProperty("reasoning_content").GetString(), string.Concat(OpenAIChat.Deltas(answer, "reasoning_content")));
    }
}
