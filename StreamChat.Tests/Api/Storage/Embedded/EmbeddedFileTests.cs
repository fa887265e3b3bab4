using Microsoft.Data.Sqlite;
using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using StreamChat.Tests.Infrastructure.Files;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Embedded;

/// <summary>The file: what outlives the process, however it ends, and who may have it.</summary>
public sealed class EmbeddedFileTests : IDisposable
{
    private const string Owner = "owner-1";
    private const UnixFileMode UserOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder.Path, "inner", "chat.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Store_HasWhatItHad_WhenItIsOpenedAgain()
    {
        var conversation = Some.Conversation("kept");
        await using (var store = await EmbeddedStore.OpenAsync(File))
        {
            await store.Conversations.CreateAsync(Owner, conversation, Token);
        }

        await using var again = await EmbeddedStore.OpenAsync(File);
        Assert.Equal(conversation, (await again.Conversations.FindAsync(Owner, conversation.Id, Token))?.Conversation);
        Assert.Single((await again.Conversations.ListAsync(Owner, new ConversationQuery(10, Text: "kept"), Token)).Items);
    }

    [Fact]
    public async Task EveryAcknowledgedEvent_IsThere_AfterAKill()
    {
        await using var store = await EmbeddedStore.OpenAsync(File);
        var turn = await StartAsync(store);
        await store.Runs.AppendAsync(new RunKey(Owner, turn.Run.Id), 1, Some.Batch(1, 5), Token);

        await using var survivor = await EmbeddedStore.OpenAsync(Kill());

        var dead = Assert.Single(await survivor.Runs.TakeDeadRunsAsync("replica-b", Token));
        Assert.Equal(new OwnedRun(Owner, turn.Run with { State = RunState.Streaming, ReplicaId = "replica-b", Epoch = 2 }), dead);
        var log = await survivor.Runs.ReadAsync(new RunKey(Owner, turn.Run.Id), 0, Token);
        Assert.Equal((5, true, false), (log.LastSequence, log.IsHeld, log.HasEnded));
        Assert.True(Some.Batch(1, 5).Events.Span.SequenceEqual(Assert.Single(log.Batches).Events.Span));
    }

    /// <summary>With the machine the file's last moments may go: then what is left is a beginning, and never a part of a write.</summary>
    [Fact]
    public async Task Store_HoldsABeginningOfWhatWasWritten_AfterThePowerFailed()
    {
        await using var store = await EmbeddedStore.OpenAsync(File);
        var turn = await StartAsync(store);
        RunKey key = new(Owner, turn.Run.Id);
        for (var id = 1; id <= 20; id++)
        {
            await store.Runs.AppendAsync(key, 1, Some.Batch(id, id), Token);
        }

        await store.Runs.EndAsync(key, 1, Some.Ending(turn, "the answer", first: 21), Token);

        var lengths = new List<long>();
        Random random = new(1);
        for (var i = 0; i < 12; i++)
        {
            await using var survivor = await EmbeddedStore.OpenAsync(Kill(random.NextDouble()));
            var log = await survivor.Runs.ReadAsync(key, 0, Token);
            var conversation = await survivor.Conversations.FindAsync(Owner, turn.Run.ConversationId!, Token);
            Assert.Equal(log.LastSequence, log.Batches.Sum(batch => batch.Last - batch.First + 1));
            Assert.Equal(log.IsHeld && !log.HasEnded, conversation?.RunsInProgress.Count == 1);
            Assert.Equal(log.LastSequence == 22, conversation?.Messages.Any(message => message.Content == "the answer") ?? false);
            lengths.Add(log.LastSequence);
        }

        Assert.True(lengths.Distinct().Count() > 3, "The cuts were all at the same place.");
    }

    [Fact]
    public async Task SecondProcess_IsRefused_AndLetInWhenTheFirstIsGone()
    {
        var first = await EmbeddedStore.OpenAsync(File);
        await StartAsync(first);
        await using var second = await EmbeddedStore.OpenAsync(File);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => second.Conversations.FindAsync(Owner, "any", Token));
        await first.DisposeAsync();

        Assert.Null(await second.Conversations.FindAsync(Owner, "any", Token));
    }

    [Fact]
    public async Task File_IsTheUsersAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes; there the user's folder is theirs by inheritance.");
            return; // the analyzer does not know that the line above never does
        }

        await using var store = await EmbeddedStore.OpenAsync(File);
        await StartAsync(store);

        var files = Directory.GetFiles(Path.GetDirectoryName(File)!);

        Assert.Contains(File + "-wal", files);
        foreach (var file in files)
        {
            Assert.Equal(UserOnly, System.IO.File.GetUnixFileMode(file));
        }

        Assert.Equal(UserOnly | UnixFileMode.UserExecute, System.IO.File.GetUnixFileMode(Path.GetDirectoryName(File)!));
    }

    [Fact]
    public async Task FileOfALaterVersion_IsLeftAlone()
    {
        await using (await EmbeddedStore.OpenAsync(File))
        {
        }

        await using (var connection = await OpenRawAsync(File))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            await command.ExecuteNonQueryAsync(Token);
        }

        await using var store = await EmbeddedStore.OpenAsync(File);
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Conversations.FindAsync(Owner, "any", Token));
        Assert.Equal("the file was written by a later version", error.Reason);
    }

    [Fact]
    public async Task FileOfTheFirstVersion_GetsWhatItLacks()
    {
        var conversation = Some.Conversation();
        await using (var store = await EmbeddedStore.OpenAsync(File))
        {
            await store.Conversations.CreateAsync(Owner, conversation, Token);
        }

        await using (var connection = await OpenRawAsync(File))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "DROP TABLE api_keys; PRAGMA user_version = 1";
            await command.ExecuteNonQueryAsync(Token);
        }

        await using var later = await EmbeddedStore.OpenAsync(File);
        Assert.Empty(await later.Keys.ListAsync(Owner, Token));
        Assert.NotNull(await later.Conversations.FindAsync(Owner, conversation.Id, Token));
    }

    private static async Task<SqliteConnection> OpenRawAsync(string file)
    {
        SqliteConnection connection = new($"Data Source={file};Pooling=False");
        await connection.OpenAsync(Token);
        return connection;
    }

    private static async Task<Turn> StartAsync(EmbeddedStore store)
    {
        var conversation = Some.Conversation();
        await store.Conversations.CreateAsync(Owner, conversation, Token);
        var turn = Some.Ask(conversation);
        Assert.Equal(TurnResult.Started, (await store.Runs.StartAsync(Owner, turn, Token)).Result);
        return turn;
    }

    /// <summary>What a dead process leaves of its file: a copy of what is on the disk now, of the log ahead perhaps only a part.</summary>
    private string Kill(double part = 1)
    {
        var copy = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.Path, Guid.NewGuid().ToString("N"))).FullName, "chat.db");
        System.IO.File.Copy(File, copy);
        var ahead = System.IO.File.ReadAllBytes(File + "-wal");
        System.IO.File.WriteAllBytes(copy + "-wal", ahead[..(int)(ahead.Length * part)]);
        return copy;
    }
}
