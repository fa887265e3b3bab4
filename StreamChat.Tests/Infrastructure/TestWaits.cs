using Xunit;

namespace StreamChat.Tests.Infrastructure;

/// <summary>Bounds the waits of a test.</summary>
internal static class TestWaits
{
    /// <summary>Ends a wait that hangs, or whose test was cancelled.</summary>
    internal static Task<T> Bounded<T>(this Task<T> task) => task.WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken);

    /// <inheritdoc cref="Bounded{T}(Task{T})"/>
    internal static Task Bounded(this Task task) => task.WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken);

    /// <summary>Moves on, and ends when that hangs.</summary>
    internal static async Task<T> NextAsync<T>(this IAsyncEnumerator<T> items)
    {
        Assert.True(await items.MoveNextAsync().AsTask().Bounded(), "The sequence has ended.");
        return items.Current;
    }
}
