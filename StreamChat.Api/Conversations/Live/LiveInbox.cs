using System.Threading.Channels;
using StreamChat.Api.Storage.Notifications;

namespace StreamChat.Api.Conversations.Live;

/// <summary>What has happened in a conversation and was not told yet. Whoever puts something in never waits; what does not fit any more is missed.</summary>
internal sealed class LiveInbox
{
    private const int Capacity = 64;

    private readonly Channel<ConversationNotice?> _notices =
        Channel.CreateBounded<ConversationNotice?>(new BoundedChannelOptions(Capacity) { SingleReader = true, SingleWriter = false, FullMode = BoundedChannelFullMode.Wait });

    private volatile bool _hasMissed;

    internal void Add(ConversationNotice notice)
    {
        if (!_notices.Writer.TryWrite(notice))
        {
            _hasMissed = true; // it is full, so somebody will look
        }
    }

    /// <summary>Says that notices were lost.</summary>
    internal void Miss()
    {
        _hasMissed = true;
        _notices.Writer.TryWrite(null);
    }

    /// <summary>Waits until there is something; never false.</summary>
    internal ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _notices.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>All that has happened, in order, and whether something is missing among it.</summary>
    internal (IReadOnlyList<ConversationNotice> Notices, bool HasMissed) Take()
    {
        List<ConversationNotice> notices = [];
        while (_notices.Reader.TryRead(out var notice))
        {
            if (notice is { } happened)
            {
                notices.Add(happened);
            }
        }

        // After the notices: what is missed between is found in both readings or in the next.
        var hasMissed = _hasMissed;
        _hasMissed = false;
        return (notices, hasMissed);
    }
}
