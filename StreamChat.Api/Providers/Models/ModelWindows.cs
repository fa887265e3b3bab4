namespace StreamChat.Api.Providers.Models;

/// <summary>
/// How many tokens a model's window holds, by the provider's list, which is asked for when somebody needs it and kept for a while. Nobody
/// waits long for it: who asks wants to answer somebody at once, and does with a default what the list does not tell in time.
/// </summary>
internal sealed class ModelWindows(Provider provider, ModelCatalog catalog, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private Dictionary<string, int> _windows = [];
    private string? _first;
    private Task? _listing;
    private long _listed;

    /// <summary>The window of a model, or of the default one; null when it is not known, or not in time.</summary>
    internal async ValueTask<int?> FindAsync(string? model, CancellationToken cancellationToken)
    {
        var listing = ShareListing();
        if (!listing.IsCompleted)
        {
            try
            {
                await listing.WaitAsync(Patience, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                // What an older list said is better than nothing.
            }
        }

        lock (_lock)
        {
            return (model ?? provider.DefaultModel ?? _first) is { } name && _windows.TryGetValue(name, out var window) ? window : null;
        }
    }

    /// <summary>One listing for all who wait. It is nobody's own, so that the one who asked first may leave; the catalog bounds its time.</summary>
    private Task ShareListing()
    {
        lock (_lock)
        {
            if (_listing is null || (_listing.IsCompleted && time.GetElapsedTime(_listed) > Kept))
            {
                _listing = Task.Run(ListAsync);
            }

            return _listing;
        }
    }

    private async Task ListAsync()
    {
        var models = await catalog.ListAsync(CancellationToken.None);
        lock (_lock)
        {
            // A failure is kept as long as a list is: a provider that does not list must not be asked for it by every message.
            _listed = time.GetTimestamp();
            if (models.HasFailed)
            {
                return;
            }

            _first = models.Value.FirstOrDefault()?.Id;
            _windows = models.Value.Where(model => model.ContextTokens is not null)
                .DistinctBy(model => model.Id)
                .ToDictionary(model => model.Id, model => model.ContextTokens!.Value);
        }
    }
}
