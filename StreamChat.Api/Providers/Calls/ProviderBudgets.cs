using System.ComponentModel.DataAnnotations;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Api.Providers.Calls;

/// <summary>How long the provider may take. None of them ends an answer that is slow but goes on, but the last one, which bounds a whole run.</summary>
internal sealed class ProviderBudgets
{
    internal const string SectionName = "ProviderBudgets";

    /// <summary>For a connection; default 5 s. A provider that cannot be reached in it is unavailable.</summary>
    [SettingName("CONNECT_TIMEOUT_SECS"), Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan Connect { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>From the call to the first token, all retries and pauses in it; default 30 s. Queueing and a role without text are no token.</summary>
    [SettingName("FIRST_TOKEN_TIMEOUT_SECS"), Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan FirstToken { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>From one token to the next; default 60 s. Comments and empty deltas are bytes, not progress.</summary>
    [SettingName("STALL_TIMEOUT_SECS"), Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Stall { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>For one whole answer; default 300 s.</summary>
    [SettingName("RUN_TIMEOUT_SECS"), Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Run { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>How often a call is repeated while nothing of an answer has come; default 2.</summary>
    [SettingName("PROVIDER_RETRIES"), Range(0, 10)]
    public int Retries { get; set; } = 2;
}
