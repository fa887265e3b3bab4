using Microsoft.Extensions.DependencyInjection;

namespace StreamChat.ServiceDefaults.Telemetry;

/// <summary>Registers what a capability measures.</summary>
public static class MeasuresExtensions
{
    /// <summary>
    /// One <typeparamref name="TMeasures"/>, made when the service starts: a gauge that is first seen with its first event is missed by
    /// whoever waits for it to be zero.
    /// </summary>
    public static IServiceCollection AddMeasures<TMeasures>(this IServiceCollection services)
        where TMeasures : class =>
        services.AddSingleton<TMeasures>().AddHostedService<MeasuresStart<TMeasures>>();
}
