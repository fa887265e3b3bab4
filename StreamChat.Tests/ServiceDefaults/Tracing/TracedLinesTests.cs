using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Logs;
using StreamChat.ServiceDefaults.Telemetry.Tracing;
using Xunit;

namespace StreamChat.Tests.ServiceDefaults.Tracing;

/// <summary>Which log lines are exported, and that the process's own log has them all.</summary>
public sealed class TracedLinesTests : IDisposable
{
    private const string Ours = "StreamChat.Lines";
    private const string OfRequests = "StreamChat.ServiceDefaults.Telemetry.RequestLogMiddleware";
    private const string Theirs = "Microsoft.AspNetCore.Lines";

    private readonly LogCapture _log = new();
    private readonly Exported _exported = new();

    public void Dispose()
    {
        _log.Dispose();
        _exported.Dispose();
    }

    [Fact]
    public async Task LinesOfARequestWithSpans_AreExported()
    {
        await WriteAsync(ActivityTraceFlags.Recorded, category: OfRequests);

        Assert.Equal(["information", "warning", "error"], _exported.Lines);
    }

    [Fact]
    public async Task OfTheLinesThatEveryRequestHas_WithoutSpansOnlyWarningsAndErrorsAreExported()
    {
        await WriteAsync(ActivityTraceFlags.None, category: OfRequests);

        Assert.Equal(["warning", "error"], _exported.Lines);
        Assert.Equal(["information", "warning", "error"], _log.Lines.Select(line => line.Message));
    }

    [Theory]
    [InlineData(Ours)]
    [InlineData("StreamChat.Audit")]
    public async Task WhatElseARequestWithoutSpansWrites_IsExported(string category)
    {
        await WriteAsync(ActivityTraceFlags.None, category: category);

        Assert.Equal(["information", "warning", "error"], _exported.Lines);
    }

    [Fact]
    public async Task LinesOfNoRequest_AreExported()
    {
        await WriteAsync(request: null, category: OfRequests);

        Assert.Equal(["information", "warning", "error"], _exported.Lines);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(ActivityTraceFlags.None)]
    [InlineData(ActivityTraceFlags.Recorded)]
    public async Task Levels_ThatAreSetForAll_StayInForce(ActivityTraceFlags? request)
    {
        await WriteAsync(request, logging => logging.AddFilter("Microsoft", LogLevel.Error), Theirs);

        Assert.Equal(["error"], _exported.Lines);
    }

    [Theory]
    [InlineData("OpenTelemetry")]
    [InlineData("OpenTelemetry.Logs.OpenTelemetryLoggerProvider")]
    public async Task Levels_ThatAreSetForTheExporter_StayInForce(string exporter)
    {
        await WriteAsync(
            ActivityTraceFlags.None,
            logging => logging.Services.Configure<LoggerFilterOptions>(options => options.Rules.Add(new(exporter, OfRequests, LogLevel.Error, filter: null))),
            OfRequests);

        Assert.Equal(["error"], _exported.Lines);
        Assert.Equal(3, _log.Lines.Count);
    }

    [Fact]
    public async Task AFilter_ThatIsSetForAll_StaysInForce()
    {
        await WriteAsync(ActivityTraceFlags.Recorded, logging => logging.AddFilter(level => level != LogLevel.Warning));

        Assert.Equal(["information", "error"], _exported.Lines);
    }

    private async Task WriteAsync(ActivityTraceFlags? request, Action<ILoggingBuilder>? configure = null, string category = Ours)
    {
        await using var services = Build(configure);
        using var activity = request is { } flags ? new Activity("request") { ActivityTraceFlags = flags }.Start() : null;
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(category);
        logger.LogInformation("information");
        logger.LogWarning("warning");
        logger.LogError("error");
    }

    private ServiceProvider Build(Action<ILoggingBuilder>? configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, TracedLines>();
        services.AddLogging(logging =>
        {
            logging.AddProvider(_log).AddOpenTelemetry(options => options.AddProcessor(_exported));
            configure?.Invoke(logging);
        });
        return services.BuildServiceProvider();
    }

    private sealed class Exported : BaseProcessor<LogRecord>
    {
        internal List<string?> Lines { get; } = [];

        public override void OnEnd(LogRecord data) => Lines.Add(data.Body);
    }
}
