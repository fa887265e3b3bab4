using System.Text.Json.Serialization;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Conversations.Json;

/// <summary>A conversation as a list shows it: without its system prompt, and with a mark while an answer is in progress.</summary>
internal sealed record SummaryJson : ConversationJson
{
    public SummaryJson(ConversationSummary summary)
        : this(summary.Conversation, summary.IsRunning)
    {
    }

    public SummaryJson(Conversation conversation, bool isRunning)
        : base(conversation)
    {
        System = null;
        Running = isRunning;
    }

    [JsonPropertyOrder(1)]
    public bool Running { get; }
}
