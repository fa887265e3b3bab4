using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.ServiceDefaults.Callers;

/// <summary>Registers and uses the callers that the gateway names.</summary>
public static class CallersExtensions
{
    /// <summary>Registers <see cref="CallerSignature"/>, for those who sign and those who check.</summary>
    public static IServiceCollection AddCallers(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSettings<CallerOptions>(CallerOptions.SectionName);
        services.AddSingleton<CallerSignature>();
        services.AddSingleton<SeenSignatures>();
        return services;
    }

    /// <summary>Lets only requests in whose caller the gateway has named; health is for everybody.</summary>
    public static IApplicationBuilder UseCallers(this IApplicationBuilder app) => app.UseMiddleware<CallerMiddleware>();
}
