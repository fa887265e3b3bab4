using Microsoft.Data.Sqlite;
using StreamChat.Api.Storage;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Files;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Embedded;

/// <summary>A file that cannot be used is the store being away, for as long as that lasts.</summary>
public sealed class EmbeddedFailureTests : IDisposable
{
    private const string Owner = "owner-1";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder.Path, "chat.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task LockedFile_IsRead_AndWrittenAgainWhenItIsFree()
    {
        await using var store = await EmbeddedStore.OpenAsync(File);
        var conversation = Some.Conversation();
        await store.Conversations.CreateAsync(Owner, conversation, Token);

        await using (SqliteConnection connection = new($"Data Source={File};Pooling=False"))
        {
            await connection.OpenAsync(Token);
            await using var transaction = connection.BeginTransaction(deferred: false);
            var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Conversations.CreateAsync(Owner, Some.Conversation(), Token));
            Assert.Contains(error.Reason, new[] { "locked", "timeout" });
            Assert.Equal(conversation, (await store.Conversations.FindAsync(Owner, conversation.Id, Token))?.Conversation);
        }

        await store.Conversations.CreateAsync(Owner, Some.Conversation(), Token);
    }

    [Fact]
    public async Task BrokenFile_IsUnavailable_AndUsedWhenItIsWhole()
    {
        await System.IO.File.WriteAllTextAsync(File, string.Join('\n', Enumerable.Repeat("This is no database.", 1000)), Token);
        await using var store = await EmbeddedStore.OpenAsync(File);

        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Runs.FindAsync(new(Owner, "any"), Token));
        Assert.Equal("corrupt file", error.Reason);

        System.IO.File.Delete(File);
        Assert.Null(await store.Runs.FindAsync(new(Owner, "any"), Token));
    }

    [Fact]
    public async Task PathThatCannotBe_IsUnavailable()
    {
        await System.IO.File.WriteAllTextAsync(File, "a file, not a folder", Token);
        await using var store = await EmbeddedStore.OpenAsync(Path.Combine(File, "chat.db"));

        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Conversations.CreateAsync(Owner, Some.Conversation(), Token));
        Assert.Equal("cannot open the file, or another process has it", error.Reason);
    }

    [Fact]
    public async Task Store_IsUnavailable_AfterItsEnd()
    {
        var store = await EmbeddedStore.OpenAsync(File);
        var conversations = store.Conversations;
        await store.DisposeAsync();

        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => conversations.FindAsync(Owner, "any", Token));
        Assert.Equal("closed", error.Reason);
    }

    [Fact]
    public async Task CallThatNobodyWaitsFor_DoesNothing()
    {
        await using var store = await EmbeddedStore.OpenAsync(File);
        var conversation = Some.Conversation();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.Conversations.CreateAsync(Owner, conversation, new CancellationToken(canceled: true)));

        Assert.Null(await store.Conversations.FindAsync(Owner, conversation.Id, Token));
    }

    [Fact]
    public async Task WriteThatWasGivenUp_IsUndone()
    {
        await using var store = await EmbeddedStore.OpenAsync(File);
        var conversation = Some.Conversation("old");
        await store.Conversations.CreateAsync(Owner, conversation, Token);
        using CancellationTokenSource giveUp = new();
        TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        var update = store.Conversations.UpdateAsync(
            Owner,
            conversation.Id,
            null,
            found =>
            {
                giveUp.Cancel();
                goOn.Task.Wait(TestTimeouts.Default, Token);
                return found with { Title = "new" };
            },
            giveUp.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => update);
        goOn.SetResult();

        // Comes after it: writes are done one by one.
        await store.Conversations.CreateAsync(Owner, Some.Conversation(), Token);
        Assert.Equal(conversation, (await store.Conversations.FindAsync(Owner, conversation.Id, Token))?.Conversation);
    }

    [Fact]
    public async Task Readers_DoNotWaitForAWriter()
    {
        await using var store = await EmbeddedStore.OpenAsync(File);
        var conversation = Some.Conversation("old");
        await store.Conversations.CreateAsync(Owner, conversation, Token);
        string? seen = null;

        // Inside the write a reader sees what was there before it.
        await store.Conversations.UpdateAsync(
            Owner,
            conversation.Id,
            null,
            found =>
            {
                seen = store.Conversations.FindAsync(Owner, conversation.Id, Token).GetAwaiter().GetResult()?.Conversation.Title;
                return found with { Title = "new" };
            },
            Token);

        Assert.Equal("old", seen);
    }
}
