using StreamChat.AppHost.Kubernetes;

namespace StreamChat.AppHost.Startup;

/// <summary>What must hold before anything is declared or started.</summary>
internal static class Prerequisites
{
    /// <summary>One line that says what is wrong and how to mend it, or null.</summary>
    internal static string? Problem(IDistributedApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        foreach (var key in new[] { Ports.GatewayKey, Ports.SimulatorKey }.Where(key => !Ports.IsValid(configuration[key])))
        {
            return $"{key}={configuration[key]}: must be a port number from 1 to 65535.";
        }

        if (PublishedSettings.Problem(configuration) is { } setting)
        {
            return setting;
        }

        // Publishing builds no page: its image does.
        return builder.ExecutionContext.IsRunMode && Executables.Find("node") is null
            ? "StreamChat needs Node.js 20.19, or 22.12 or newer on PATH to build its page, and found none: install it from https://nodejs.org and start again."
            : null;
    }
}
