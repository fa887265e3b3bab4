using System.Net;
using System.Net.Sockets;

namespace StreamChat.Bench.Machine;

/// <summary>Finds ports that nobody listens on.</summary>
internal static class Ports
{
    /// <summary>So many different ones.</summary>
    internal static int[] Free(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        try
        {
            Array.ForEach(listeners, listener => listener.Start());
            return Array.ConvertAll(listeners, listener => ((IPEndPoint)listener.LocalEndpoint).Port);
        }
        finally
        {
            Array.ForEach(listeners, listener => listener.Dispose());
        }
    }
}
