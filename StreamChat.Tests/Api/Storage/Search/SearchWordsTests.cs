using FsCheck;
using FsCheck.Fluent;
using StreamChat.Api.Storage.Search;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Search;

/// <summary>How text is taken apart into words.</summary>
public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" ?! \n", "")]
    [InlineData("Hello, WORLD!", "hello world")]
    [InlineData("don't stop_me", "don t stop me")]
    [InlineData("Version 3.14b", "version 3 14b")]
    [InlineData("Crème Brûlée, ÅNGSTRÖM", "creme brulee angstrom")]
    [InlineData("cre\u0300me bru\u0302le\u0301e", "creme brulee")]
    [InlineData("Łódź Ørsted đ ı", "lodz orsted d i")]
    [InlineData("Việt Nam", "viet nam")]
    [InlineData("Ἀθήνα ΛΌΓΟΣ λόγος", "αθηνα λογοσ λογοσ")]
    [InlineData("Ёлка йод", "елка йод")]
    [InlineData("東京の夏", "東 京 の 夏")]
    [InlineData("カメラabc漢", "カ メ ラ abc 漢")]
    [InlineData("한국어 test", "한 국 어 test")]
    [InlineData("𠮷野家", "𠮷 野 家")]
    [InlineData("हिन्दी", "हिन\u0926ी")]
    [InlineData("👋hi👋", "hi")]
    [InlineData("a\0b", "a b")]
    public void Text_IsTakenApart(string text, string words) => Assert.Equal(words, string.Join(' ', SearchWords.InOrder(text)));

    [Fact]
    public void LongWord_IsCut_AndFoundByItsBeginning()
    {
        var word = new string('x', 10_000);

        Assert.Equal([new string('x', SearchWords.MaxLength)], SearchWords.InOrder(word));
    }

    [Fact]
    public void LongText_HasABoundedNumberOfWords()
    {
        var words = SearchWords.Of(string.Join(' ', Enumerable.Range(0, 100_000)));

        Assert.Equal(Enumerable.Range(0, SearchWords.MaxCount).Select(number => $"{number}").Order(), words.Order());
    }

    [Fact]
    public void Words_AreTheirOwnWords() => Prop
        .ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            var words = SearchWords.InOrder(text ?? "").ToArray();
            return words.SequenceEqual(SearchWords.InOrder(string.Join(' ', words))) && words.All(word => word.Length is > 0 and <= SearchWords.MaxLength);
        })
        .QuickCheckThrowOnFailure();
}
