using System.ComponentModel.DataAnnotations;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Api.Chat;

/// <summary>What a prompt may be, and how long a client waits in the dark.</summary>
internal sealed class ChatOptions
{
    internal const string SectionName = "Chat";

    /// <summary>The longest prompt in characters; default 4000.</summary>
    [SettingName("MAX_PROMPT_LENGTH"), Range(1, 500_000)]
    public int MaxPromptLength { get; set; } = 4000;

    /// <summary>
    /// When the provider is silent for this long, headers and <c>connected</c> leave without it; default 2 s. From then on a failure is
    /// an <c>error</c> frame and no longer a status.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan SilenceBeforeHeaders { get; set; } = TimeSpan.FromSeconds(2);
}
