using StreamChat.Api.Conversations.Tree;
using StreamChat.Api.Providers.Requests;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Conversations.Titles;

/// <summary>What the model is asked for a title.</summary>
internal static class TitleQuestion
{
    // A title is about how it began, and the question should cost little.
    private const int MaxText = 1000;

    private const string Task =
        "Write a short title, at most six words, for the conversation below. Answer with the title alone, in the conversation's language, without quotation marks.";

    /// <summary>The question; null unless the conversation has its first completed answer and no title of a higher source.</summary>
    internal static ChatProviderRequest? Of(StoredConversation stored)
    {
        if (stored.Conversation.TitleSource >= TitleSource.Model)
        {
            return null;
        }

        var completed = stored.Messages.Where(message => message is { Role: MessageRole.Assistant, Status: MessageStatus.Completed }).Take(2).ToList();
        return completed is [var answer] && new MessageTree(stored.Messages).Find(answer.ParentId) is { } question
            ? new ChatProviderRequest([ProviderMessage.User($"{Task}\n\nUser: {Cut(question.Content)}\n\nAssistant: {Cut(answer.Content)}")], Thinking: false, answer.Model)
            : null;
    }

    private static string Cut(string text) =>
        text.Length <= MaxText ? text : text[..(char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText)];
}
