using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace StreamChat.AppHost.Startup;

/// <summary>The fixed ports, which any configuration source can move (<c>--Ports:gateway:http=8090</c>).</summary>
internal static class Ports
{
    internal const string GatewayKey = "Ports:gateway:http";
    internal const string SimulatorKey = "Ports:simulator:http";

    private const int StandardGateway = 8080;
    private const int StandardSimulator = 4545;

    internal static int Gateway(IConfiguration configuration) => Parse(configuration[GatewayKey]) ?? StandardGateway;

    internal static int Simulator(IConfiguration configuration) => Parse(configuration[SimulatorKey]) ?? StandardSimulator;

    /// <summary>True when nothing or a port number is configured.</summary>
    internal static bool IsValid(string? text) => string.IsNullOrEmpty(text) || Parse(text) is not null;

    private static int? Parse(string? text) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0 ? port : null;
}
