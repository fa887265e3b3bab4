using System.ComponentModel.DataAnnotations;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.ServiceDefaults.Telemetry.Tracing;

/// <summary>How much is traced.</summary>
internal sealed class TracingOptions
{
    internal const string SectionName = "Tracing";

    /// <summary>
    /// How many new traces a service begins in a second, at most; the other requests are served without one. Requests that come with a trace are not
    /// counted: whoever began it has decided. Default 50. <c>OTEL_TRACES_SAMPLER</c>, which a local run sets to <c>always_on</c>, takes its place.
    /// </summary>
    [SettingName("TRACES_PER_SECOND"), Range(1, 100_000)]
    public int TracesPerSecond { get; set; } = 50;
}
