using StreamChat.Api.Providers.Failures;

namespace StreamChat.Api.Providers.Models;

/// <summary>
/// The model of requests that name none. An OpenAI-compatible server that is set by its address alone has no default in our settings:
/// then it is the first model that the server lists, asked for once.
/// </summary>
internal sealed class DefaultModel(Provider provider, ModelCatalog catalog)
{
    private volatile string? _listed;

    /// <summary>The default as far as it is known without asking.</summary>
    internal string? Known => provider.DefaultModel ?? _listed;

    internal async ValueTask<ProviderOutcome<string>> ResolveAsync(string? requested, CancellationToken cancellationToken)
    {
        if ((requested ?? Known) is { } model)
        {
            return model;
        }

        var models = await catalog.ListAsync(cancellationToken);
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
