using Aspire.Hosting.Dcp.Resources;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.AspireHosting;

/// <summary>An application that is declared but not run: its endpoints are given addresses by hand.</summary>
internal static class TestApplication
{
    internal static IDistributedApplicationBuilder Create(params string[] args) =>
        DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = args, DisableDashboard = true, ProjectDirectory = AppContext.BaseDirectory });

    internal static void Allocate(IResource resource, string endpointName, int port)
    {
        var endpoint = resource.Annotations.OfType<EndpointAnnotation>().Single(found => found.Name == endpointName);
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "localhost", port, $"port-of-{resource.Name}");
    }

    internal static async Task<ResolvedConfiguration> ResolveAsync(IDistributedApplicationBuilder builder, IResource resource)
    {
        await using var application = builder.Build();
        return await application.Services.GetRequiredService<ConfigurationResolver>()
            .ResolveAsync(resource, TestContext.Current.CancellationToken).WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken);
    }
}
