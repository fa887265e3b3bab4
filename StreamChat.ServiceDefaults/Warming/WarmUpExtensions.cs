using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StreamChat.ServiceDefaults.Health;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.ServiceDefaults.Warming;

/// <summary>Registers what a service does to be warm when it is ready.</summary>
public static class WarmUpExtensions
{
    /// <summary>Lets <typeparamref name="T"/> run before the service is ready, where the setting <c>WARM_UP</c> is on.</summary>
    public static IHostApplicationBuilder AddWarmUp<T>(this IHostApplicationBuilder builder)
        where T : class, IWarmUp
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSettings<WarmUpOptions>(WarmUpOptions.SectionName);
        builder.Services.AddSingleton<WarmUpCheck>();
        builder.Services.AddSingleton<OwnAddress>();
        builder.Services.AddSingleton<IWarmUp, T>();
        builder.Services.AddHostedService<WarmUpService>();
        builder.Services.AddHealthChecks().AddCheck<WarmUpCheck>("warm-up", tags: [HealthEndpoints.ReadyTag]);
        return builder;
    }
}
