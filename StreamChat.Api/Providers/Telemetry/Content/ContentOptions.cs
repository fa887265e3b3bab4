using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Api.Providers.Telemetry.Content;

/// <summary>Whether telemetry may hold what was said.</summary>
internal sealed class ContentOptions
{
    internal const string SectionName = "GenAIContent";

    /// <summary>
    /// <c>true</c> puts the text of prompts and answers on the provider's spans, for whoever may read traces; anything else, and the default,
    /// keeps it out. OpenTelemetry's name, which has other values elsewhere.
    /// </summary>
    [SettingName("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT")]
    public string? Capture { get; set; }

    internal bool IsCaptured => string.Equals(Capture, "true", StringComparison.OrdinalIgnoreCase);
}
