using System.ClientModel;
using Microsoft.Extensions.Options;
using StreamChat.Api.Providers.Selection;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Api.Providers.Transport;

/// <summary>Our key at the provider, which may change in the folder of secrets while we run; a new one counts from the next call on.</summary>
internal sealed partial class ProviderKey(Provider provider, SecretFiles secrets, IOptionsFactory<ProviderOptions> options, ILogger<ProviderKey> logger)
{
    private string? _current = provider.ApiKey;
    private bool _isUnusable;

    /// <summary>Null for a server that takes no key.</summary>
    internal ApiKeyCredential? Credential { get; } = provider.ApiKey is { } key ? new ApiKeyCredential(key) : null;

    /// <summary>Takes what is new in the folder. What is no key, or is of another provider, changes nothing.</summary>
    internal void Refresh()
    {
        try
        {
            secrets.Refresh();
            var now = ProviderSelector.Select(options.Create(Options.DefaultName));
            if (Credential is not null && now.ApiKey is { } key && key != _current && now.BaseUrl == provider.BaseUrl)
            {
                Credential.Update(key);
                _current = key;
                LogRenewed(provider.Name);
            }

            _isUnusable = false;
        }
        catch (Exception e) when (e is OptionsValidationException or IOException or UnauthorizedAccessException)
        {
            if (!_isUnusable)
            {
                LogUnusable(provider.Name, e.GetType().Name); // its message may hold what was read
            }

            _isUnusable = true;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Calls of {Provider} have a new key from here on.")]
    private partial void LogRenewed(string provider);

    [LoggerMessage(Level = LogLevel.Error, Message = "The key of {Provider} in the folder of secrets cannot be used ({Reason}); calls keep the one before.")]
    private partial void LogUnusable(string provider, string reason);
}
