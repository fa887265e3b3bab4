using System.ComponentModel.DataAnnotations;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.ServiceDefaults.Management;

/// <summary>Where a service tells its operator how it is.</summary>
internal sealed class ManagementOptions
{
    internal const string SectionName = "Management";

    /// <summary>A second port, for <c>/metrics</c> and health with its reasons, which nothing public may lead to; 0 for any free one; default: none.</summary>
    [SettingName("MANAGEMENT_PORT"), Range(0, 65535)]
    public int? Port { get; set; }
}
