using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using StreamChat.Api.Conversations.Bodies;
using StreamChat.Api.Conversations.Json;
using StreamChat.Api.Conversations.Transfer;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Conversations.Transfer;

/// <summary>Whatever a conversation is like, its file gives it back.</summary>
public sealed class RoundTripTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    // Of each message: under which of the earlier ones it grows, a text, and a number that decides the rest.
    private static readonly Arbitrary<(int Parent, string Text, int Kind)[]> Growths =
        (from parent in Gen.Choose(0, 1000)
         from text in ArbMap.Default.GeneratorFor<string>()
         from kind in Gen.Choose(0, 1000)
         select (parent, Whole(text), kind)).ArrayOf().Resize(30).ToArbitrary();

    [Fact]
    public void Import_GivesWhatWasExported() => Prop.ForAll(Growths, growth =>
    {
        var stored = Grow(growth);

        var file = JsonSerializer.SerializeToUtf8Bytes(ExportJson.Of(stored), ConversationsJsonContext.Plain.ExportJson);
        var (imported, problem) = new ImportReader(new ManualTimeProvider()).Read(Fields.Parse(file).Fields!);

        Assert.Null(problem);
        Assert.Equal(Shape(stored.Conversation, stored.Messages), Shape(imported!.Conversation, imported.Messages));
        Assert.Empty(stored.Messages.Select(message => message.Id).Intersect(imported.Messages.Select(message => message.Id)));
    }).QuickCheckThrowOnFailure();

    /// <summary>The conversation with places for ids, and without what is not in a file.</summary>
    private static (Conversation Conversation, string Messages) Shape(Conversation conversation, IReadOnlyList<Message> messages)
    {
        var places = messages.Select((message, place) => (message.Id, place)).ToDictionary(each => each.Id, each => $"{each.place}");
        return (
            conversation with { Id = "", ActiveLeaf = conversation.ActiveLeaf is null ? null : places[conversation.ActiveLeaf] },
            string.Join('\n', messages.Select(message => message with
            {
                Id = places[message.Id],
                ParentId = message.ParentId is null ? null : places[message.ParentId],
                RunId = null,
                RequestId = null,
            }).Select(Describe)));
    }

    // A record shows its public properties alone, and these are internal.
    private static string Describe(Message message) => string.Join(
        '|',
        message.Id, message.ParentId, message.Role, message.Content, message.Thinking, message.Status, message.Model, message.FinishReason, message.ErrorCode,
        message.Usage, message.DroppedMessages, message.TimeToFirstToken, message.CreatedAt.UtcTicks, message.EndedAt?.UtcTicks, message.RunId, message.RequestId);

    private static StoredConversation Grow((int Parent, string Text, int Kind)[] growth)
    {
        List<Message> messages = [];
        foreach (var (parent, text, kind) in growth)
        {
            var under = parent % (messages.Count + 1) is var place && place == 0 ? null : messages[place - 1];
            messages.Add(under?.Role == MessageRole.User ? Answer($"old-{messages.Count}", under.Id, text, kind) : Question($"old-{messages.Count}", under?.Id, text, kind));
        }

        var conversation = new Conversation
        {
            Id = "old",
            Title = $"Title {growth.Length}",
            TitleSource = (TitleSource)(growth.Length % 4),
            Model = growth.Length % 2 == 0 ? null : "simulator",
            System = growth.Length % 3 == 0 ? null : "Be\nbrief.",
            Pinned = growth.Length % 5 == 0,
            Archived = growth.Length % 7 == 0,
            ActiveLeaf = messages.Count == 0 ? null : messages[growth[0].Kind % messages.Count].Id,
            CreatedAt = Start,
            UpdatedAt = Start.AddTicks(growth.Length),
        };
        return new StoredConversation(conversation, messages, []);
    }

    private static Message Question(string id, string? parent, string text, int kind) =>
        new() { Id = id, ParentId = parent, Role = MessageRole.User, Content = text, RequestId = "r", CreatedAt = Start.AddTicks(kind) };

    private static Message Answer(string id, string parent, string text, int kind) => new()
    {
        Id = id,
        ParentId = parent,
        Role = MessageRole.Assistant,
        Content = text,
        Thinking = kind % 2 == 0 ? null : text,
        Status = (MessageStatus)((kind % 4) + 1),
        Model = kind % 3 == 0 ? null : "simulator",
        FinishReason = kind % 5 == 0 ? null : "stop",
        ErrorCode = kind % 7 == 0 ? "provider_timeout" : null,
        Usage = kind % 2 == 0 ? null : new TokenUsage(kind, kind, 2 * kind),
        DroppedMessages = kind % 3,
        TimeToFirstToken = kind % 4 == 0 ? null : TimeSpan.FromTicks(kind * 12_345L),
        RunId = "run",
        CreatedAt = Start.AddSeconds(kind),
        EndedAt = Start.AddSeconds(kind).AddTicks(kind),
    };

    /// <summary>A text in which no half of a character is alone; no message has one.</summary>
    private static string Whole(string? text) => string.Concat((text ?? "").EnumerateRunes());
}
