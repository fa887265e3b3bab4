using System.Net;
using System.Net.Sockets;

namespace StreamChat.Tests.App;

/// <summary>A port that nobody listens on, for a process that must be told one.</summary>
internal static class FreePort
{
    internal static int Next()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
