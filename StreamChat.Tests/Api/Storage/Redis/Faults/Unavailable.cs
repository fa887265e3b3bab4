using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Redis.Connection;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Redis.Faults;

/// <summary>Calls to a store that is away.</summary>
internal static class Unavailable
{
    // A second is the promise, and the client of Redis would wait for ever; the rest is for a machine that stands still for some.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>The call says within a second that the store is away; returns why.</summary>
    internal static async Task<string> ReasonAsync(Func<Task> call)
    {
        var begun = TimeProvider.System.GetTimestamp();
        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() => call().Bounded());

        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.Zero, Patience);
        return exception.Reason;
    }

    /// <summary>Calls until the store is back, as those do who wait for it.</summary>
    internal static async Task<T> EndsAsync<T>(Func<Task<T>> call)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return await call().Bounded();
            }
            catch (StoreUnavailableException) when (TimeProvider.System.GetElapsedTime(begun) < TestTimeouts.Default)
            {
                await Task.Delay(RedisGate.BetweenTries, TimeProvider.System, TestContext.Current.CancellationToken);
            }
        }
    }
}
