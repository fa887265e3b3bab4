namespace StreamChat.Tests.Infrastructure.Stores;

/// <summary>Listens until it is disposed of.</summary>
internal sealed class FakeSubscription(Action end) : IAsyncDisposable
{
    public ValueTask DisposeAsync()
    {
        end();
        return ValueTask.CompletedTask;
    }
}
