namespace Aspire.Hosting.ApplicationModel;

/// <summary>Host names with a meaning of their own.</summary>
public static class KnownHostNames
{
    /// <summary>This machine, seen from itself.</summary>
    public const string Localhost = "localhost";

    /// <summary>This machine, seen from a container.</summary>
    public const string DockerDesktopHostBridge = "host.docker.internal";

    /// <summary>This machine, seen from a container through the engine's tunnel.</summary>
    public const string DefaultContainerTunnelHostName = "aspire.dev.internal";
}
