using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Engine;
using Aspire.Hosting.Dcp.Planning;
using Aspire.Hosting.Dcp.Resources;
using Aspire.Hosting.Dcp.Running;
using Aspire.Hosting.Health;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Dcp;

/// <summary>What runs an application on the engine.</summary>
internal static class DcpServices
{
    public static IServiceCollection AddDcp(this IServiceCollection services, Assembly? appHost)
    {
        services.AddSingleton(new AppHostAssembly(appHost));
        services.AddSingleton<EngineLog>();
        services.AddSingleton<DcpEngine>();
        services.AddSingleton<EndpointAllocator>();
        services.AddSingleton<ContainerRuntime>();
        services.AddSingleton<ConfigurationResolver>();
        services.AddSingleton<ResourceUrls>();
        services.AddSingleton<ValueResources>();
        services.AddSingleton<DependencyWaiter>();
        services.AddSingleton<ResourceStarter>();
        services.AddSingleton<LogForwarder>();
        services.AddSingleton<InstanceWatcher>();
        services.AddSingleton<ResourceLifecycle>();
        services.AddSingleton<IResourceLifecycle>(provider => provider.GetRequiredService<ResourceLifecycle>());
        services.AddHostedService<ResourceHealthMonitor>();
        services.AddHostedService<Orchestrator>();
        return services;
    }
}
