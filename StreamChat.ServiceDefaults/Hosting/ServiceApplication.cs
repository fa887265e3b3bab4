using Microsoft.AspNetCore.Builder;

namespace StreamChat.ServiceDefaults.Hosting;

/// <summary>Where a service begins.</summary>
public static class ServiceApplication
{
    // No service has a settings file that could change, and watching for one means a watch on every folder below the one it was started in.
    private const string WithoutWatches = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>A web application's builder that reads its settings once, when it starts.</summary>
    /// <param name="args">The command line's arguments, which are settings too.</param>
    public static WebApplicationBuilder CreateBuilder(string[] args) => WebApplication.CreateBuilder([.. args, WithoutWatches]);
}
