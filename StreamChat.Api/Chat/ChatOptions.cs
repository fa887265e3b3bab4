using System.ComponentModel.DataAnnotations;

namespace StreamChat.Api.Chat;

/// <summary>How long a client waits in the dark.</summary>
internal sealed class ChatOptions
{
    internal const string SectionName = "Chat";

    /// <summary>
    /// When the provider is silent for this long, headers and <c>connected</c> leave without it; default 2 s. From then on a failure is
    /// an <c>error</c> frame and no longer a status.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan SilenceBeforeHeaders { get; set; } = TimeSpan.FromSeconds(2);
}
