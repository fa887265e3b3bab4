using System.ComponentModel.DataAnnotations;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.ServiceDefaults.Callers;

/// <summary>How services know that a caller was named by the gateway.</summary>
public sealed class CallerOptions
{
    internal const string SectionName = "Callers";

    /// <summary>The secret that gateway and services share: at least 32 characters of chance. The AppHost makes and keeps one.</summary>
    [SettingName("CALLER_KEY", Secret = true), Required, MinLength(32, ErrorMessage = "must be at least 32 characters long.")]
    public string? Key { get; set; }

    /// <summary>How far apart the clocks of gateway and service, and the way between them, may be; default 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// True for a service that is run alone, for development: requests without a caller are then <c>local</c>'s. Default false.
    /// </summary>
    public bool AllowUnsigned { get; set; }
}
