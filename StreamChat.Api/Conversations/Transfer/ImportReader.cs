using StreamChat.Api.Conversations.Bodies;
using StreamChat.Api.Conversations.Json;
using StreamChat.Api.Storage.Records;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Conversations.Transfer;

/// <summary>Reads what an export wrote, and believes nothing of it.</summary>
internal sealed class ImportReader(TimeProvider time)
{
    internal async Task<(ImportedConversation? Value, Problem? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (fields, problem) = await Fields.ReadAsync(request, cancellationToken);
        return fields is null ? (null, problem) : Read(fields);
    }

    internal (ImportedConversation? Value, Problem? Problem) Read(Fields fields)
    {
        CheckFormat(fields);
        var record = fields.Object("conversation", isRequired: true);
        var messages = new ImportedMessages(fields.List("messages", ImportedMessages.MaxCount) ?? [], time.GetUtcNow());
        var conversation = record is null ? null : ReadRecord(record, messages);
        return fields.Check() is { } invalid ? (null, invalid) : (new ImportedConversation(conversation!, messages.All), null);
    }

    private static void CheckFormat(Fields fields)
    {
        if (fields.Text("format", maxLength: 100, isRequired: true) is { } format && format != ExportJson.FormatName)
        {
            fields.Refuse("format", $"must be {ExportJson.FormatName}");
        }

        if (fields.Number("format_version", double.MaxValue) != ExportJson.CurrentVersion)
        {
            fields.Refuse("format_version", "must be 1");
        }
    }

    private Conversation ReadRecord(Fields record, ImportedMessages messages)
    {
        var now = time.GetUtcNow();
        var title = record.Text("title", TextLimits.Title, mayBeBlank: true)?.Trim() ?? "";
        if (title.Any(char.IsControl))
        {
            record.Refuse("title", "must be one line without control characters");
        }

        // Its own id, version and the like are no longer true of it.
        _ = (record.Text("id", maxLength: 100), record.Number("version", double.MaxValue));
        var created = record.Time("created_at", isRequired: true) ?? now;
        var updated = record.Time("updated_at", isRequired: true) ?? now;
        var conversation = new Conversation
        {
            Id = Ids.New(now),
            Title = title,
            TitleSource = record.Name<TitleSource>("title_source", WireNames.TryRead) ?? (title.Length > 0 ? TitleSource.Person : TitleSource.None),
            Model = record.Model(),
            System = record.System(),
            Pinned = record.Flag("pinned") ?? false,
            Archived = record.Flag("archived") ?? false,
            ActiveLeaf = messages.NewId(record, "active_leaf"),
            CreatedAt = created > now ? now : created,

            // From the future it would stay the newest of all for ever.
            UpdatedAt = updated > now ? now : updated,
        };
        record.RefuseUnknown();
        return conversation;
    }
}
