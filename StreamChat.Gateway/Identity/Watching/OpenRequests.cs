using System.Collections.Concurrent;

namespace StreamChat.Gateway.Identity.Watching;

/// <summary>The open requests whose credentials can be taken back, such as the streams of a session that is signed out meanwhile.</summary>
internal sealed class OpenRequests
{
    private readonly ConcurrentDictionary<OpenRequest, byte> _open = new();

    internal int Count => _open.Count;

    /// <summary>Watches a request until what is returned is disposed.</summary>
    internal IDisposable Add(HttpContext context, Func<ValueTask<bool>> isStillGood)
    {
        OpenRequest request = new(context, isStillGood, ended => _open.TryRemove(ended, out _));
        _open[request] = 0;
        return request;
    }

    /// <summary>Cuts those whose credentials are good no longer; returns how many.</summary>
    internal async Task<int> EndRevokedAsync()
    {
        var ended = 0;
        foreach (var request in _open.Keys)
        {
            if (await request.EndIfRevokedAsync())
            {
                ended++;
            }
        }

        return ended;
    }
}
