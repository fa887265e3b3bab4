using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Bundle;

/// <summary>Registers <see cref="BundleProvider"/>.</summary>
internal static class BundleServiceCollectionExtensions
{
    internal static IServiceCollection AddAspireBundle(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<BundleOptions>, BundleOptionsSetup>());
        services.AddSingleton(provider => new BundleInstaller(
            provider.GetRequiredService<IOptions<BundleOptions>>(), provider.GetRequiredService<TimeProvider>(), Console.Out));
        services.AddSingleton<BundleProvider>();
        return services;
    }
}
