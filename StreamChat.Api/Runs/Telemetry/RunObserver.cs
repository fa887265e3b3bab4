using System.Diagnostics;
using StreamChat.Api.Runs.Events;
using StreamChat.Api.Runs.Producing;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Runs.Telemetry;

/// <summary>The span and the numbers of one run. Its span is a child of the request that started it, and outlives it.</summary>
internal sealed class RunObserver : IDisposable
{
    private const string Gone = "gone"; // deleted, or taken by somebody else

    private readonly RunMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly Activity? _activity;
    private readonly long _start;
    private string _state = Gone;
    private string _code = "";

    internal RunObserver(RunMetrics metrics, Run run, ActivityContext parent, TimeProvider time)
    {
        _metrics = metrics;
        _time = time;
        _start = time.GetTimestamp();
        _activity = ApiTelemetry.Source.StartActivity("run", ActivityKind.Internal, parent);
        _activity?.SetTag("streamchat.run_id", run.Id).SetTag("streamchat.conversation_id", run.ConversationId);
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
        }
    }

    internal void Ended(RunEnd end, long events)
    {
        _state = RunStateNames.Of(end.State);
        _code = end.Code?.Code ?? "";
        _activity?.SetTag("streamchat.run_state", _state)
            .SetTag("streamchat.finish_reason", end.FinishReason)
            .SetTag("streamchat.events", events);
        if (end.Code is { } code)
        {
            _activity?.SetTag("error.type", code.Code).SetStatus(ActivityStatusCode.Error, code.Code);
        }
    }

    public void Dispose()
    {
        _metrics.Closed(_state, _code);
        _activity?.Dispose();
    }
}
