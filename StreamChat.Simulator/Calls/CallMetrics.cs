using System.Diagnostics.Metrics;

namespace StreamChat.Simulator.Calls;

/// <summary>What the simulator counts.</summary>
internal sealed class CallMetrics
{
    internal const string MeterName = "StreamChat.Simulator";

    private readonly UpDownCounter<int> _open;
    private readonly Counter<long> _calls;
    private readonly Counter<long> _tokens;

    public CallMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(MeterName);
        _open = meter.CreateUpDownCounter<int>("streamchat.simulator.call.open", "{call}", "Calls that are being answered.");
        _calls = meter.CreateCounter<long>("streamchat.simulator.call.ended", "{call}", "Calls that ended, by how they did.");
        _tokens = meter.CreateCounter<long>("streamchat.simulator.token.sent", "{token}", "Tokens sent, counted when their call ends.");
    }

    internal void Started() => _open.Add(1);

    internal void Ended(CallState state, int tokens)
    {
        _open.Add(-1);
        _calls.Add(1, new KeyValuePair<string, object?>("outcome", Outcome(state)));
        _tokens.Add(tokens);
    }

    private static string Outcome(CallState state) => state switch
    {
        CallState.Completed => "completed",
        CallState.Aborted => "aborted",
        _ => "failed",
    };
}
