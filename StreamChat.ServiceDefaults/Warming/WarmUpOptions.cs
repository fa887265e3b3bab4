using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.ServiceDefaults.Warming;

/// <summary>Whether a service warms up.</summary>
internal sealed class WarmUpOptions
{
    internal const string SectionName = "WarmUp";

    /// <summary>Whether the service asks itself a few things before it says that it is ready; default false, in published environments true.</summary>
    [SettingName("WARM_UP")]
    public bool Enabled { get; set; }
}
