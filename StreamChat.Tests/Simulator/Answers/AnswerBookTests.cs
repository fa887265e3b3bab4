using Microsoft.Extensions.Options;
using StreamChat.Simulator;
using StreamChat.Simulator.Answers;
using Xunit;

namespace StreamChat.Tests.Simulator.Answers;

/// <summary>Which answer a message gets.</summary>
public sealed class AnswerBookTests
{
    private readonly AnswerBook _book = new(Options.Create(new SimulatorOptions()));

    [Theory]
    [InlineData("hi", "Hello!")]
    [InlineData("Hey, you!", "Hello!")]
    [InlineData("HELLO", "Hello!")]
    [InlineData("Explain it to me", "Let me explain")]
    [InlineData("Tell me about streaming.", "**Streaming**")]
    [InlineData("Show me some code", "Here is a small C# program")]
    public void Find_AnswersByKeyword(string message, string opening)
    {
        Assert.StartsWith(opening, TextFor(message), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("this thing")]
    [InlineData("they decode while shipping")]
    [InlineData("")]
    public void Find_AnswersGenerally_WhenAKeywordIsOnlyPartOfAWord(string message)
    {
        Assert.Contains("simulator", TextFor(message), StringComparison.Ordinal);
        Assert.DoesNotContain("Hello!", TextFor(message), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Write a short title for this.\n\nUser: Please explain how the tides work to me, code and all", "Explain how tides work code")]
    [InlineData("Write a title.\n\nUser: Explain how a streamed answer reaches my browser.", "Explain how streamed answer reaches browser")]
    [InlineData("Give it a title.\nUser: why?", "Why")]
    [InlineData("Suggest a TITLE:\n...\nhello", "Untitled")]
    public void Find_MakesATitleOfTheTextsWords_WhenOneIsAskedFor(string message, string title) => Assert.Equal(title, TextFor(message));

    [Theory]
    [InlineData("Hello! A title is something else")]
    [InlineData("hello\nWrite a title\nfor it")]
    [InlineData("Write a title hello")]
    public void Find_AnswersByKeyword_WhenATitleIsOnlyTalkedAbout(string message) => Assert.StartsWith("Hello!", TextFor(message), StringComparison.Ordinal);

    [Fact]
    public void Find_KeepsFencesAndLineBreaks_WhenTheAnswerHasCode()
    {
        var text = TextFor("code");

        var block = text.Split("```csharp\n")[1].Split("\n```\n")[0];
        Assert.Contains("\nusing var client", block, StringComparison.Ordinal);
        Assert.Contains("\n    if (line.StartsWith", block, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hi")]
    [InlineData("explain")]
    [InlineData("streaming")]
    [InlineData("code")]
    [InlineData("anything else")]
    public void Find_AnswersWithAPageful(string message)
    {
        Assert.InRange(_book.Find(message, 0).Count, 60, 250);
    }

    [Fact]
    public void Find_ReadsAFolder_WhenOneIsSet()
    {
        var folder = Directory.CreateTempSubdirectory("answers-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "weather.md"), "It *rains*.\r\n");
            File.WriteAllText(Path.Combine(folder.FullName, "zoo.md"), "<!-- keywords: lion, tiger -->\nA big cat.");
            File.WriteAllText(Path.Combine(folder.FullName, "other.md"), "<!-- keywords: -->\nNo idea.");
            AnswerBook book = new(Options.Create(new SimulatorOptions { AnswersPath = folder.FullName }));

            string[] answers = [.. new[] { "the weather?", "a tiger", "hello" }.Select(message => Text(book.Find(message, 0)))];

            Assert.Equal(["It *rains*.", "A big cat.", "No idea."], answers);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void TextOf_RepeatsTheTextAsParagraphs_WhenMoreIsAskedForThanItHas()
    {
        Answer answer = new("one two");

        Assert.Equal("one two\n\none two\n\none ", answer.TextOf(5));
    }

    private string TextFor(string message) => Text(_book.Find(message, 0));

    private static string Text(Answer answer) => answer.TextOf(answer.Count);
}
