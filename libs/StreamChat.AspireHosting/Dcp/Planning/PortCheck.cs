using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Dcp.Planning;

/// <summary>Finds fixed ports that are taken, before anything starts: the engine itself would retry for ever and say nothing.</summary>
internal static class PortCheck
{
    public static void Check(ApplicationPlan plan)
    {
        var taken = new Dictionary<int, string>();
        foreach (var resource in plan.Resources)
        {
            foreach (var service in resource.Services.Where(service => service.Port is not null && service.Endpoint.Protocol == ProtocolType.Tcp))
            {
                var name = resource.Resource.Name;
                if (!taken.TryAdd(service.Port!.Value, name))
                {
                    throw new DistributedApplicationException($"{name}: port {service.Port} is also the port of {taken[service.Port.Value]}; give one of them another port.");
                }

                if (!IsFree(service.Port.Value))
                {
                    // The variable's form of the key, which any shell takes.
                    var variable = ApplicationPlan.PortKey(name, service.Endpoint.Name).Replace(":", "__", StringComparison.Ordinal);
                    throw new DistributedApplicationException($"{name}: port {service.Port} is in use by another program; end it, or set {variable} to another port.");
                }
            }
        }
    }

    private static bool IsFree(int port) => CanListen(IPAddress.Loopback, port) && CanListen(IPAddress.IPv6Loopback, port);

    private static bool CanListen(IPAddress address, int port)
    {
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(1);
            return true;
        }
        catch (SocketException e)
        {
            // A machine without IPv6 has nobody listening there either; a port below 1024 may be refused for lack of rights.
            return e.SocketErrorCode is not (SocketError.AddressAlreadyInUse or SocketError.AccessDenied);
        }
    }
}
