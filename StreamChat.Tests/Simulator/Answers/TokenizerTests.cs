using StreamChat.Simulator.Answers;
using Xunit;

namespace StreamChat.Tests.Simulator.Answers;

/// <summary>A text and its tokens.</summary>
public sealed class TokenizerTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("one")]
    [InlineData("  led by space, and two  spaces\tinside \n")]
    [InlineData("```csharp\nvar x = 1;\n\n    indented();\n```\n")]
    [InlineData("👋🏽👩‍👩‍👧‍👦 flags 🇩🇪🇫🇷 and e\u0301 accents")]
    [InlineData("很长的没有空格的中文文本很长的没有空格的中文文本很长的没有空格的中文文本")]
    public void Split_JoinsToTheSameText(string text)
    {
        var tokens = Tokenizer.Split(text);

        Assert.Equal(text, string.Concat(tokens.Select(token => token.Text)));
        Assert.Equal(Tokenizer.Count(text), tokens.Count);
    }

    [Fact]
    public void Split_GivesAWordAndItsSpace()
    {
        var tokens = Tokenizer.Split("Here is\n\n- a list");

        Assert.Equal(["Here ", "is\n\n", "- ", "a ", "list"], tokens.Select(token => token.Text));
    }

    [Fact]
    public void Split_CutsNoCharacter_WhenThereIsNoSpace()
    {
        var family = "👩‍👩‍👧‍👦";

        var tokens = Tokenizer.Split(string.Concat(Enumerable.Repeat(family, 20)));

        Assert.True(tokens.Count > 1);
        Assert.All(tokens, token => Assert.Equal("", token.Text.Replace(family, "", StringComparison.Ordinal)));
    }
}
