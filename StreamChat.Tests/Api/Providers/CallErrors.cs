using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace StreamChat.Tests.Api.Providers;

/// <summary>The failed calls that one api counts while this listens.</summary>
internal sealed class CallErrors : IDisposable
{
    private readonly MeterListener _listener = new();

    internal CallErrors(IServiceProvider api)
    {
        var meters = api.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Scope == meters && instrument.Name == "streamchat.provider.errors")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Codes.Enqueue($"{tags[0].Value}"));
        _listener.Start();
    }

    internal ConcurrentQueue<string> Codes { get; } = [];

    public void Dispose() => _listener.Dispose();
}
