using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace StreamChat.AppHost.Startup;

/// <summary>Reads the fixed ports, which any configuration source can move (<c>--Gateway:Port=8090</c>).</summary>
internal static class PortConfigurationExtensions
{
    /// <summary>The configured port, or <paramref name="standard"/>.</summary>
    /// <exception cref="SettingException">The value is not a port number.</exception>
    internal static int GetPort(this IConfiguration configuration, string key, int standard)
    {
        var text = configuration[key];
        if (string.IsNullOrEmpty(text))
        {
            return standard;
        }

        return ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
            ? port
            : throw new SettingException($"{key}={text}: must be a port number from 1 to 65535.");
    }
}
