using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.RequestIds;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Gateway.Security.Origins;

/// <summary>Registers and uses the rules for other sites' pages.</summary>
internal static class OriginsExtensions
{
    private static readonly TimeSpan PreflightAge = TimeSpan.FromMinutes(10);

    private static readonly string[] Sent = ["Authorization", "Content-Type", "Accept", "Idempotency-Key", "If-Match", "Last-Event-ID", RequestId.HeaderName];

    private static readonly string[] Read = ["ETag", "Location", "Retry-After", "RateLimit", "RateLimit-Policy", RequestId.HeaderName];

    internal static IServiceCollection AddOrigins(this IServiceCollection services)
    {
        services.AddSettings<OriginOptions>(OriginOptions.SectionName);
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<OriginOptions>>((cors, origins) => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(origins.Value.Origins)
            .WithMethods("GET", "POST", "PATCH", "DELETE")
            .WithHeaders(Sent)
            .WithExposedHeaders(Read)
            .SetPreflightMaxAge(PreflightAge)));
        return services;
    }

    /// <summary>Answers preflights of allowed origins, and refuses what another site's page sends in our caller's name.</summary>
    internal static IApplicationBuilder UseOrigins(this IApplicationBuilder app) => app.UseCors().UseMiddleware<SameOriginMiddleware>();
}
