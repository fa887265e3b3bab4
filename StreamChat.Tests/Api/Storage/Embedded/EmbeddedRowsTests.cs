using Microsoft.Data.Sqlite;
using StreamChat.Tests.Infrastructure.Files;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Embedded;

/// <summary>What is deleted or has expired is not merely hidden: no row of it is left in the file.</summary>
public sealed class EmbeddedRowsTests : IDisposable
{
    private const string Owner = "owner-1";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder.Path, "chat.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ExpiredRows_AreDeleted()
    {
        await using (var store = await EmbeddedStore.OpenAsync(File))
        {
            for (var i = 0; i < 120; i++)
            {
                var turn = Some.Alone() with { Idempotency = Some.Claim() };
                await store.Runs.StartAsync(Owner, turn, Token);
                await store.Runs.EndAsync(new(Owner, turn.Run.Id), 1, Some.Ending(turn), Token);
            }

            await store.PassAsync(TimeSpan.FromHours(25));
            await store.Upkeep.DeleteExpiredAsync(Token);
        }

        Assert.Equal("owners 1, conversations 0, messages 0, runs 0, log 0, idempotency 0, words 0", Rows());
    }

    [Fact]
    public async Task DeletedOwner_LeavesNoRow()
    {
        await using (var store = await EmbeddedStore.OpenAsync(File))
        {
            await FillAsync(store, Owner);
            await FillAsync(store, "owner-2");
            await store.Conversations.DeleteAllAsync(Owner, Token);
        }

        Assert.Equal("owners 1, conversations 12, messages 24, runs 12, log 12, idempotency 12, words 24", Rows());
    }

    [Fact]
    public async Task DeletedConversation_LeavesNoRow()
    {
        await using (var store = await EmbeddedStore.OpenAsync(File))
        {
            foreach (var id in await FillAsync(store, Owner))
            {
                await store.Conversations.DeleteAsync(Owner, id, Token);
            }
        }

        Assert.Equal("owners 1, conversations 0, messages 0, runs 0, log 0, idempotency 0, words 0", Rows());
    }

    [Fact]
    public async Task DeletingAnOwner_IsDoneByTheNextStart_WhenItWasCutShort()
    {
        await using (var store = await EmbeddedStore.OpenAsync(File))
        {
            await FillAsync(store, Owner);
            await store.Conversations.DeleteAllAsync(Owner, CancellationToken.None);
            await FillAsync(store, Owner);
        }

        // As the first step of deleting leaves it.
        Execute("UPDATE owners SET name = NULL, removed = 1");
        await using (var store = await EmbeddedStore.OpenAsync(File))
        {
            await store.Upkeep.DeleteExpiredAsync(Token);
        }

        Assert.Equal("owners 0, conversations 0, messages 0, runs 0, log 0, idempotency 0, words 0", Rows());
    }

    private static async Task<List<string>> FillAsync(EmbeddedStore store, string owner)
    {
        List<string> ids = [];
        for (var i = 0; i < 12; i++)
        {
            var conversation = Some.Conversation("alpha");
            await store.Conversations.CreateAsync(owner, conversation, Token);
            var turn = Some.Ask(conversation, content: "beta") with { Idempotency = Some.Claim() };
            await store.Runs.StartAsync(owner, turn, Token);
            await store.Runs.AppendAsync(new(owner, turn.Run.Id), 1, Some.Batch(1, 2), Token);
            ids.Add(conversation.Id);
        }

        return ids;
    }

    private string Rows()
    {
        string[] tables = ["owners", "conversations", "messages", "runs", "log", "idempotency", "words"];
        return string.Join(", ", tables.Select(table => $"{table} {Execute($"SELECT count(*) FROM {table}")}"));
    }

    private object? Execute(string sql)
    {
        using SqliteConnection connection = new($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
