using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Dashboard;

/// <summary>Asks the operating system about ports of this machine.</summary>
internal static class FreePort
{
    /// <summary>An address on a port that nobody uses now.</summary>
    internal static Uri Url()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return new($"http://localhost:{((IPEndPoint)probe.LocalEndpoint).Port}");
    }

    internal static bool IsTaken(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return false;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return true;
        }
    }
}
