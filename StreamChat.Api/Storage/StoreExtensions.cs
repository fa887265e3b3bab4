using StreamChat.Api.Storage.Embedded;
using StreamChat.Api.Storage.Redis;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Api.Storage;

/// <summary>Registers the store.</summary>
internal static class StoreExtensions
{
    private const string ConnectionName = "redis";

    /// <summary>
    /// Connects to Redis where one is configured; else this replica must be the only one, and keeps what it has in a file. The health of Redis
    /// does not decide readiness (it has no "ready" tag): without it this replica still answers, and if all left at once nobody would.
    /// </summary>
    internal static WebApplicationBuilder AddStore(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<StoreOptions>(StoreOptions.SectionName);
        if (!string.IsNullOrWhiteSpace(builder.Configuration.GetConnectionString(ConnectionName)))
        {
            builder.AddRedisStore(ConnectionName);
        }
        else
        {
            builder.Services.AddEmbeddedStore();
        }

        return builder;
    }
}
