using StreamChat.Api.Storage.Search;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Search;

/// <summary>What somebody who types this looks for.</summary>
public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("hel", "", "hel")]
    [InlineData("hello ", "hello", null)]
    [InlineData("Hello, wor", "hello", "wor")]
    [InlineData("hello world.", "hello world", null)]
    [InlineData("a b a", "b", "a")]
    [InlineData("東京", "東 京", null)]
    [InlineData("tokyo 東", "tokyo 東", null)]
    [InlineData("cafe\u0301", "", "cafe")]
    public void LastWord_IsABeginning_UnlessItIsComplete(string text, string words, string? prefix)
    {
        var query = Assert.IsType<SearchQuery>(SearchQuery.Parse(text));

        Assert.Equal((words, prefix, false), (string.Join(' ', query.Words), query.Prefix, query.IsEmpty));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void BlankText_IsNoQuery(string? text) => Assert.Null(SearchQuery.Parse(text));

    [Fact]
    public void TextWithoutWords_FindsNothing() => Assert.True(SearchQuery.Parse("?!")?.IsEmpty);

    [Fact]
    public void Query_HasABoundedNumberOfWords() =>
        Assert.Equal(16, SearchQuery.Parse(string.Join(' ', Enumerable.Range(0, 1000)) + " ")?.Words.Count);
}
