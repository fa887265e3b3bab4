namespace StreamChat.Gateway.Identity.Watching;

/// <summary>One open request, which ends with its credentials.</summary>
internal sealed class OpenRequest(HttpContext context, Func<ValueTask<bool>> isStillGood, Action<OpenRequest> ended) : IDisposable
{
    private readonly Lock _lock = new();
    private bool _isOver;

    /// <summary>Cuts the request when its credentials are good no longer: its client comes back, and is told so by a status.</summary>
    internal async ValueTask<bool> EndIfRevokedAsync()
    {
        if (await isStillGood())
        {
            return false;
        }

        // The context is another request's once this one is over.
        lock (_lock)
        {
            if (!_isOver)
            {
                context.Abort();
            }

            return !_isOver;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
        }

        ended(this);
    }
}
