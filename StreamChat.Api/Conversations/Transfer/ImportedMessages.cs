using StreamChat.Api.Conversations.Bodies;
using StreamChat.Api.Conversations.Json;
using StreamChat.Api.Conversations.Tree;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Conversations.Transfer;

/// <summary>The messages of an import: read in the file's order, checked as a tree, and given ids of ours.</summary>
internal sealed class ImportedMessages
{
    /// <summary>More than a person writes; a file with more is not read on.</summary>
    internal const int MaxCount = 5000;

    private const int MaxId = 100;
    private const int MaxName = 200;
    private const int MaxText = int.MaxValue; // the body's limit is the text's
    private const double MaxCounter = 1e12;

    private readonly Dictionary<string, Message> _byOldId = [];
    private readonly List<Message> _all = [];
    private readonly DateTimeOffset _now;

    internal ImportedMessages(IReadOnlyList<Fields> list, DateTimeOffset now)
    {
        _now = now;
        foreach (var fields in list)
        {
            Add(fields);
        }
    }

    /// <summary>With their new ids.</summary>
    internal IReadOnlyList<Message> All => _all;

    /// <summary>The new id of the message that a field names by its old one; null where the field is absent.</summary>
    internal string? NewId(Fields fields, string name)
    {
        var old = fields.Text(name, MaxId);
        if (old is null || _byOldId.TryGetValue(old, out var message))
        {
            return old is null ? null : _byOldId[old].Id;
        }

        fields.Refuse(name, "must be the id of a message of this file");
        return null;
    }

    private void Add(Fields fields)
    {
        var read = Read(fields);
        fields.RefuseUnknown();
        if (read is null)
        {
            return;
        }

        if (TreeRules.Check(read, _byOldId) is var (field, what))
        {
            fields.Refuse(field, what);
            return;
        }

        var message = read with { Id = Ids.New(_now), ParentId = read.ParentId is null ? null : _byOldId[read.ParentId].Id };
        _byOldId.Add(read.Id, message);
        _all.Add(message);
    }

    private Message? Read(Fields fields)
    {
        var id = fields.Text("id", MaxId, isRequired: true);
        var role = fields.Name<MessageRole>("role", WireNames.TryRead, isRequired: true);
        var status = fields.Name<MessageStatus>("status", WireNames.TryRead, isRequired: true);
        var message = new Message
        {
            Id = id ?? "",
            ParentId = fields.Text("parent_id", MaxId),
            Role = role ?? MessageRole.User,
            Content = fields.Text("content", MaxText, isRequired: true, mayBeBlank: true) ?? "",
            Thinking = fields.Text("thinking", MaxText, mayBeBlank: true),
            Status = status ?? MessageStatus.Completed,
            Model = fields.Text("model", MaxName),
            FinishReason = fields.Text("finish_reason", MaxName),
            ErrorCode = fields.Text("error_code", MaxName),
            Usage = ReadUsage(fields.Object("usage")),
            DroppedMessages = (int)(fields.Number("dropped_messages", int.MaxValue) ?? 0),
            TimeToFirstToken = fields.Number("time_to_first_token_ms", MaxCounter) is { } wait ? TimeSpan.FromTicks((long)Math.Round(wait * TimeSpan.TicksPerMillisecond)) : null,
            CreatedAt = fields.Time("created_at", isRequired: true) ?? _now,
            EndedAt = fields.Time("ended_at"),
        };
        CheckStatus(fields, message);
        return id is null || role is null ? null : message;
    }

    private static void CheckStatus(Fields fields, Message message)
    {
        if (message.Status == MessageStatus.Streaming || (message.Role == MessageRole.User && message.Status != MessageStatus.Completed))
        {
            fields.Refuse("status", message.Role == MessageRole.User ? "must be completed where the role is user" : "must be an end");
        }
    }

    private static TokenUsage? ReadUsage(Fields? usage)
    {
        if (usage is null)
        {
            return null;
        }

        var read = new TokenUsage(Count(usage, "prompt_tokens"), Count(usage, "completion_tokens"), Count(usage, "total_tokens"));
        usage.RefuseUnknown();
        return read;
    }

    private static long Count(Fields usage, string name) => (long)(usage.Number(name, MaxCounter) ?? 0);
}
