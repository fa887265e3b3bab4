using System.Text;
using StreamChat.Api.Conversations.Tree;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Conversations.Transfer;

/// <summary>The branch that is shown, as a Markdown document for people.</summary>
internal static class MarkdownExport
{
    internal static string Write(StoredConversation stored)
    {
        var conversation = stored.Conversation;
        var text = new StringBuilder();
        text.Append("# ").Append(conversation.Title.Length > 0 ? conversation.Title : "Conversation").Append("\n\n");
        if (conversation.System is not null)
        {
            text.Append("**System prompt**\n\n").Append(Quote(conversation.System)).Append("\n\n");
        }

        foreach (var message in new MessageTree(stored.Messages).ActiveBranch(conversation.ActiveLeaf))
        {
            Write(text, message);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, Message message)
    {
        text.Append("## ").Append(message.Role == MessageRole.User ? "You" : Answerer(message)).Append("\n\n");
        if (!string.IsNullOrEmpty(message.Thinking))
        {
            text.Append("**Thinking**\n\n").Append(Quote(message.Thinking)).Append("\n\n");
        }

        text.Append(message.Content.ReplaceLineEndings("\n").Trim('\n')).Append("\n\n");
        if (message.Status != MessageStatus.Completed)
        {
            text.Append("*This answer is not complete.*\n\n");
        }
    }

    private static string Answerer(Message message) => message.Model is null ? "Assistant" : $"Assistant ({message.Model})";

    private static string Quote(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Trim('\n').Split('\n').Select(line => $"> {line}"));
}
