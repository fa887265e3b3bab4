using FsCheck;
using FsCheck.Fluent;
using StreamChat.Api.Conversations.Titles;
using Xunit;

namespace StreamChat.Tests.Api.Conversations.Titles;

/// <summary>The title that a first message gives.</summary>
public sealed class FirstLineTests
{
    [Theory]
    [InlineData("Hello there", "Hello there")]
    [InlineData("\r\n  \n  second line first\nthird", "second line first")]
    [InlineData("# A heading", "A heading")]
    [InlineData("> - [x] a *quoted* **task** with `code`", "a quoted task with code")]
    [InlineData("3. third", "third")]
    [InlineData("see [the page](https://example.org/a_b) and ![a cat](cat.png)", "see the page and a cat")]
    [InlineData("why is my_var_name __init__?", "why is my_var_name init?")]
    [InlineData("```python\nprint(1)\n```", "print(1)")]
    [InlineData("---\n***\nafter the rule", "after the rule")]
    [InlineData("tab\tand\u0007bell", "tab and bell")]
    [InlineData("什么是潮汐？", "什么是潮汐？")]
    [InlineData("1 2 3", "1 2 3")]
    [InlineData("", null)]
    [InlineData("?!…\n👋", null)]
    public void Title_IsTheFirstLineThatSaysSomething(string content, string? title) => Assert.Equal(title, FirstLine.Of(content));

    [Fact]
    public void Title_EndsAfterAWord_WhenTheLineIsLong() => Assert.Equal(
        "Could you please tell me, as shortly as you possibly can…",
        FirstLine.Of("Could you please tell me, as shortly as you possibly can, why the sky is blue?"));

    [Fact]
    public void Title_IsCutWithinAWord_WhenItIsLong() => Assert.Equal(new string('x', 59) + "…", FirstLine.Of(new string('x', 4000)));

    [Fact]
    public void Title_IsShortAndOneLineAndWhole_WhateverIsSent() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        FirstLine.Of($"{text}\ud83d\ude00 and more of it 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀") is not { } title
        || (title.Length is > 0 and <= 60 && !title.Any(char.IsControl) && !char.IsHighSurrogate(title[^1]) && title == title.Trim()))
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Tides and the moon", "Tides and the moon")]
    [InlineData("\"Tides and the moon.\"\n\nIs that good?", "Tides and the moon")]
    [InlineData("**Title:** Tides", "Tides")]
    [InlineData("\n\n# „Ebbe und Flut“", "Ebbe und Flut")]
    [InlineData("...\n", null)]
    [InlineData("", null)]
    public void ModelTitle_IsWhatTheModelMeant(string answer, string? title) => Assert.Equal(title, TitleText.Of(answer));
}
