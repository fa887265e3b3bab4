namespace StreamChat.Api.Storage.Search;

/// <summary>What somebody searches for: a conversation is found when its title and messages together hold all of it.</summary>
/// <param name="Words">Words that must be there as they are.</param>
/// <param name="Prefix">What some word must begin with: the last word while it is being typed. Null when it is complete.</param>
internal sealed record SearchQuery(IReadOnlyList<string> Words, string? Prefix)
{
    /// <summary>More words than this do not make a search narrower.</summary>
    private const int MaxWords = 16;

    /// <summary>True when the text holds no word at all, "?!": nothing is found.</summary>
    internal bool IsEmpty => Words.Count == 0 && Prefix is null;

    /// <summary>What the text asks for; null when it is blank, that is when everything is asked for.</summary>
    internal static SearchQuery? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        List<string> words = [.. SearchWords.InOrder(text).Distinct(StringComparer.Ordinal).Take(MaxWords)];
        if (words.Count == 0 || SearchWords.EndsComplete(text))
        {
            return new SearchQuery(words, null);
        }

        var last = SearchWords.InOrder(text).Last();
        words.Remove(last);
        return new SearchQuery(words, last);
    }
}
