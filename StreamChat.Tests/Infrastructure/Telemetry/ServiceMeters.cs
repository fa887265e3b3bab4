using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace StreamChat.Tests.Infrastructure.Telemetry;

/// <summary>Listens to the instruments of one service, while others of its kind run in this process too.</summary>
internal static class ServiceMeters
{
    /// <summary>Begins to listen; disposing the result ends it.</summary>
    /// <param name="service">Whose instruments.</param>
    /// <param name="isWanted">Which of them.</param>
    /// <param name="counted">Gets what counters count.</param>
    /// <param name="measured">Gets what histograms record.</param>
    internal static MeterListener Listen(
        IServiceProvider service, Predicate<Instrument> isWanted, MeasurementCallback<long> counted, MeasurementCallback<double>? measured = null)
    {
        var scope = service.GetRequiredService<IMeterFactory>();
        MeterListener listener = new()
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Scope == scope && isWanted(instrument))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback(counted);
        if (measured is not null)
        {
            listener.SetMeasurementEventCallback(measured);
        }

        listener.Start();
        return listener;
    }
}
