using System.ComponentModel.DataAnnotations;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.ServiceDefaults.Connections;

/// <summary>Where a service speaks HTTP/2 without TLS to other services.</summary>
internal sealed class H2cOptions
{
    internal const string SectionName = "H2c";

    /// <summary>A further port, for HTTP/2 by prior knowledge: a port without TLS cannot offer both versions. Default: none.</summary>
    [SettingName("H2C_PORT"), Range(1, 65535)]
    public int? Port { get; set; }
}
