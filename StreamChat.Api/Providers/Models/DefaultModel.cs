using StreamChat.Api.Providers.Calls;
using StreamChat.Api.Providers.Failures;

namespace StreamChat.Api.Providers.Models;

/// <summary>
/// The model of requests that name none. An OpenAI-compatible server that is set by its address alone has no default in our settings:
/// then it is the first model that the server lists, asked for once, and again when the server no longer has it.
/// </summary>
internal sealed class DefaultModel(Provider provider, ModelCatalog catalog)
{
    private readonly Lock _lock = new();
    private volatile string? _listed;
    private Task<ProviderOutcome<string>>? _listing;

    /// <summary>The default as far as it is known without asking.</summary>
    internal string? Known => provider.DefaultModel ?? _listed;

    /// <summary>The model to ask for. A list of the provider's is waited for no longer than the call may take.</summary>
    internal async ValueTask<ProviderOutcome<string>> ResolveAsync(string? requested, CallClock clock)
    {
        if ((requested ?? Known) is { } model)
        {
            return model;
        }

        try
        {
            return await ShareListing().WaitAsync(clock.Token);
        }
        catch (OperationCanceledException) when (clock.Expired is { } expired)
        {
            return expired;
        }
    }

    /// <summary>The provider says that it does not have the model: what it lists may have changed.</summary>
    internal void Forget(string model)
    {
        if (_listed == model)
        {
            _listed = null;
        }
    }

    /// <summary>One listing for all who wait. It is nobody's own, so that the one who asked first may leave; the catalog bounds its time.</summary>
    private Task<ProviderOutcome<string>> ShareListing()
    {
        lock (_lock)
        {
            if (_listing is not { IsCompleted: false })
            {
                _listing = Task.Run(ListAsync);
            }

            return _listing;
        }
    }

    private async Task<ProviderOutcome<string>> ListAsync()
    {
        // Another listing may have ended since the caller looked.
        if (Known is { } model)
        {
            return model;
        }

        var models = await catalog.ListAsync(CancellationToken.None);
        if (models.HasFailed)
        {
            return models.Failure;
        }

        if (models.Value is not [var first, ..])
        {
            return ProviderFailures.ModelNotFound;
        }

        _listed = first.Id;
        return first.Id;
    }
}
