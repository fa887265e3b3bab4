using System.Diagnostics;

namespace StreamChat.Api;

/// <summary>The names under which this service's spans and meters are known.</summary>
internal static class ApiTelemetry
{
    internal const string Name = "StreamChat.Api";

    internal static ActivitySource Source { get; } = new(Name);
}
