using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Api.Connection;

/// <summary>Where people who run this locally look at traces.</summary>
internal sealed class TraceOptions
{
    internal const string SectionName = "Traces";

    /// <summary>The address that a trace's id is appended to, so that the page can link an answer's trace; default none, and then there are no such links.</summary>
    [SettingName("TRACES_URL")]
    public Uri? Url { get; set; }
}
