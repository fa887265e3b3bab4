using System.Diagnostics;
using StreamChat.Bench.Load.Http;
using StreamChat.Bench.Load.Targets;

namespace StreamChat.Bench.Load;

/// <summary>Lets a load come, and notes what it sees.</summary>
internal sealed class LoadRun : IDisposable
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(60);
    private static int _number;

    private readonly Target _target;
    private readonly LoadPlan _plan;
    private readonly HttpMessageInvoker? _shared;
    private readonly List<IStreamClient> _clients = [];
    private readonly Lock _lock = new();
    private Task[] _workers = [];
    private long _start;

    internal LoadRun(Target target, LoadPlan plan)
    {
        _target = target;
        _plan = plan;
        _shared = plan.Http2 ? Http2Client.Share() : null;
    }

    internal LoadFigures Figures { get; } = new();

    internal static async Task<LoadFigures> RunAsync(Target target, LoadPlan plan)
    {
        using var run = new LoadRun(target, plan);
        run.Start();
        await run.EndAsync();
        return run.Figures;
    }

    internal void Start()
    {
        _start = Stopwatch.GetTimestamp();
        _workers = [.. Enumerable.Range(0, _plan.Streams).Select(WorkAsync)];
    }

    /// <summary>Waits until every stream has ended; one that does not is a fault.</summary>
    internal async Task EndAsync()
    {
        var all = Task.WhenAll(_workers);
        try
        {
            var longest = _plan.Repeat + _plan.Spread + TimeSpan.FromMilliseconds((double)_plan.Shape.Tokens * _plan.Shape.Delay) + LongestEnd;
            await all.WaitAsync(longest, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            Figures.Ended(0, $"streams had not ended {LongestEnd.TotalSeconds} s after their time");
            Leave();
            await all;
        }

        Figures.Elapsed = Stopwatch.GetElapsedTime(_start);
    }

    /// <summary>All clients leave at once.</summary>
    internal void Leave()
    {
        lock (_lock)
        {
            _clients.ForEach(client => client.Leave());
        }
    }

    public void Dispose()
    {
        _clients.ForEach(client => client.Dispose());
        _shared?.Dispose();
    }

    private async Task WorkAsync(int worker)
    {
        // Times of a plan are counted from its start: a machine that is late does not make the load lighter.
        var begin = (_plan.Spread * worker / _plan.Streams) - Stopwatch.GetElapsedTime(_start);
        await Task.Delay(begin > TimeSpan.Zero ? begin : TimeSpan.Zero, TimeProvider.System);
        var clients = Enumerable.Range(0, _target.Readers).Select(_ => Open()).ToArray();
        var repeats = 0;
        do
        {
            await AnswerAsync(clients);
        }
        while (++repeats < _plan.MostRepeats && Stopwatch.GetElapsedTime(_start) < _plan.Repeat);
    }

    private async Task AnswerAsync(IStreamClient[] clients)
    {
        var stream = Interlocked.Increment(ref _number) & 0xFFFFFF;
        var followers = new List<Task>();
        void Follow(string? location) => followers.AddRange(clients.Skip(1).Select(client =>
            client.ReadAsync(RunTarget.Follow(location!), Reading(stream), headCame: null)));

        await clients[0].ReadAsync(_target.Ask(_plan.Shape, stream), Reading(stream), Follow);
        await Task.WhenAll(followers);
    }

    private StreamReading Reading(int stream) => new(Figures, _target.Wire, _plan.Shape, stream);

    private IStreamClient Open()
    {
        IStreamClient client = _shared is null ? new Http1Client(_target.Server) : new Http2Client(_shared, _target.Server);
        lock (_lock)
        {
            _clients.Add(client);
        }

        return client;
    }
}
