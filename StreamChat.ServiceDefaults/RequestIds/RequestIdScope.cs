namespace StreamChat.ServiceDefaults.RequestIds;

/// <summary>Ends a request id's log scope and gives the surrounding id back.</summary>
internal sealed class RequestIdScope(string? outer, IDisposable? logScope, Action<string?> restore) : IDisposable
{
    public void Dispose()
    {
        restore(outer);
        logScope?.Dispose();
    }
}
