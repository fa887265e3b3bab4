using System.Diagnostics;
using OpenTelemetry;
using StreamChat.ServiceDefaults.RequestIds;

namespace StreamChat.ServiceDefaults.Telemetry.Tracing;

/// <summary>Puts the request id on every span of a request. Not by baggage, which would travel to the provider as well.</summary>
internal sealed class RequestIdProcessor : BaseProcessor<Activity>
{
    public override void OnStart(Activity data)
    {
        if (RequestId.Current is { } id)
        {
            data.SetTag(RequestId.TagName, id);
        }
    }
}
