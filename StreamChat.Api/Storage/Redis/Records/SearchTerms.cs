using StreamChat.Api.Storage.Search;

namespace StreamChat.Api.Storage.Redis.Records;

/// <summary>
/// What a text is found by in the index: its words, and as <c>s*</c> and <c>st*</c> their first one and two letters. Longer beginnings are
/// looked up among the words in order, which for so short ones would be too many.
/// </summary>
internal static class SearchTerms
{
    private const int LongestShort = 2;

    internal static IReadOnlyCollection<string> Of(string text) => Of([text]);

    internal static IReadOnlyCollection<string> Of(IEnumerable<string> texts)
    {
        HashSet<string> terms = new(StringComparer.Ordinal);
        foreach (var word in texts.SelectMany(SearchWords.Of))
        {
            if (terms.Add(word))
            {
                AddBeginnings(terms, word);
            }
        }

        return terms;
    }

    /// <summary>The terms that must all be there, and what a word must begin with besides (null for nothing).</summary>
    internal static (IReadOnlyCollection<string> Terms, string? Beginning) Of(SearchQuery query) => query.Prefix switch
    {
        null => (query.Words, null),
        { } prefix when prefix.EnumerateRunes().Count() <= LongestShort => ([.. query.Words, $"{prefix}*"], null),
        { } prefix => (query.Words, prefix),
    };

    private static void AddBeginnings(HashSet<string> terms, string word)
    {
        var length = 0;
        foreach (var rune in word.EnumerateRunes().Take(LongestShort))
        {
            length += rune.Utf16SequenceLength;
            terms.Add($"{word.AsSpan(0, length)}*");
        }
    }
}
