using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using StreamChat.Tests.Infrastructure.Telemetry;

namespace StreamChat.Tests.Api.Providers;

/// <summary>The failed calls that one api counts while this listens.</summary>
internal sealed class CallErrors : IDisposable
{
    private readonly MeterListener _listener;

    internal CallErrors(IServiceProvider api) => _listener = ServiceMeters.Listen(
        api, instrument => instrument.Name == "streamchat.provider.errors", (_, _, tags, _) => Codes.Enqueue($"{tags[0].Value}"));

    internal ConcurrentQueue<string> Codes { get; } = [];

    public void Dispose() => _listener.Dispose();
}
