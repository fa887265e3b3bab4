using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.OpenTelemetryHosting;

/// <summary>The hosting of OpenTelemetry, as far as we use it.</summary>
public sealed class OpenTelemetryHostingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Providers_AreMadeOnce_WhenTheHostStarts()
    {
        var made = new List<string>();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddInstrumentation(() => Note(made, "tracing")))
            .WithMetrics(metrics => metrics.AddInstrumentation(() => Note(made, "metrics")))
            .WithLogging(logging => logging.AddInstrumentation(() => Note(made, "logging")));
        builder.Services.AddOpenTelemetry().WithTracing().WithMetrics().WithLogging();

        using var host = builder.Build();
        await host.StartAsync(Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);

        Assert.Equal(["logging", "metrics", "tracing"], made.Order());
        Assert.Equal(1, builder.Services.Count(service => service.ServiceType == typeof(TracerProvider)));
    }

    [Fact]
    public void Resource_IsThatOfEverySignal_WhenItIsConfiguredOnce()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("tested"))
            .WithTracing()
            .WithLogging();
        using var host = builder.Build();

        BaseProvider[] providers = [host.Services.GetRequiredService<TracerProvider>(), host.Services.GetRequiredService<LoggerProvider>()];

        Assert.All(providers, provider => Assert.Contains(new("service.name", "tested"), provider.GetResource().Attributes));
    }

    private static object Note(List<string> made, string signal)
    {
        made.Add(signal);
        return new object();
    }
}
