using System.Diagnostics;
using StreamChat.Api.Runs.Events;
using StreamChat.Api.Runs.Producing;

namespace StreamChat.Api.Runs.Telemetry;

/// <summary>Keeps the span and the numbers of one run while it is produced; what the run calls happens within its span.</summary>
internal sealed class RunObserver : IDisposable
{
    private const string Gone = "gone"; // deleted, or taken by somebody else

    private readonly RunMetrics _metrics;
    private readonly ActiveRun _run;
    private readonly TimeProvider _time;
    private readonly Activity? _span;
    private readonly long _start;
    private string _state = Gone;
    private string _code = "";

    internal RunObserver(RunMetrics metrics, ActiveRun run, Activity? span, TimeProvider time)
    {
        _metrics = metrics;
        _run = run;
        _time = time;
        _start = time.GetTimestamp();
        _span = span;
        Activity.Current = span;
        metrics.Opened();
    }

    /// <summary>The model that answers; null until it is known.</summary>
    internal string? Model { get; private set; }

    internal TimeSpan? TimeToFirstToken { get; private set; }

    /// <summary>More of the answer was read.</summary>
    internal void Read(string model, bool hasText)
    {
        Model = model;
        if (hasText && TimeToFirstToken is null)
        {
            TimeToFirstToken = _time.GetElapsedTime(_start);
            _metrics.FirstToken(TimeToFirstToken.Value);
        }
    }

    internal void Ended(RunEnd end, long events)
    {
        _state = RunStateNames.Of(end.State);
        _code = end.Code?.Code ?? "";
        _span?.SetTag("streamchat.run_state", _state)
            .SetTag("streamchat.finish_reason", end.FinishReason)
            .SetTag("streamchat.events", events)
            .SetTag("streamchat.readers", _run.ReadersUntilNow);
        if (end.Code is { } code)
        {
            _span?.SetTag("error.type", code.Code).SetStatus(ActivityStatusCode.Error, code.Code);
        }
    }

    public void Dispose()
    {
        _metrics.Closed(_state, _code, _time.GetElapsedTime(_start), _run.ReadersUntilNow);
        _span?.Dispose();
    }
}
