using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using Xunit;

namespace StreamChat.Tests.Infrastructure.Cluster;

/// <summary>
/// Reads a run as a client on a bad network does: it keeps whole events only, comes back with the id of the last one, wherever it is sent, and fails
/// the test when an id is missing or comes twice.
/// </summary>
internal sealed class ResumingReader(string run, IEnumerable<Cut> cuts)
{
    private const int BufferSize = 8192;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly CutWatch _cuts = new(cuts);
    private readonly List<byte> _partial = [];
    private readonly List<(Func<ResumingReader, bool> Holds, TaskCompletionSource Reached)> _waiters = [];
    private bool _isTold;

    internal ResumingReader(string run)
        : this(run, [])
    {
    }

    /// <summary>The id of the last event that came whole.</summary>
    internal long LastId { get; private set; }

    internal StringBuilder Content { get; } = new();

    internal StringBuilder Thinking { get; } = new();

    /// <summary>How much text it has, in UTF-16 characters.</summary>
    internal int Length => Content.Length + Thinking.Length;

    /// <summary>How often it has connected.</summary>
    internal int Connections { get; private set; }

    /// <summary>How often a connection ended in an error or was refused; a reader that is told to come back has none.</summary>
    internal int Failures { get; private set; }

    /// <summary>How often it was given the whole message anew.</summary>
    internal int Resets { get; private set; }

    internal int Comments { get; private set; }

    /// <summary>What happened besides the text, in order.</summary>
    internal List<RunEvent> Others { get; } = [];

    /// <summary>The last event of the run, once it is here.</summary>
    internal RunEvent? End { get; private set; }

    internal int CutsLeft => _cuts.Left;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Reads to the run's end, each time at the next of these places.</summary>
    internal async Task<RunEvent> ReadAsync(params ChatCaller[] places)
    {
        while (End is null)
        {
            await ReadOnceAsync(places[Connections++ % places.Length]);
        }

        return End;
    }

    /// <summary>Reads an answer that is already open.</summary>
    internal async Task ReadOnAsync(HttpResponseMessage response)
    {
        await using var body = await response.Content.ReadAsStreamAsync(Token).Bounded();
        var buffer = new byte[BufferSize];
        _cuts.Restart();
        _partial.Clear();
        while (End is null && await body.ReadAsync(buffer, Token).AsTask().Bounded() is var length and > 0)
        {
            foreach (var value in buffer.AsSpan(0, length))
            {
                Take(value);
                if (_cuts.CutsAfter(value, Length) || _isTold)
                {
                    return;
                }
            }
        }
    }

    /// <summary>Completes as soon as something holds of what was read.</summary>
    internal Task UntilAsync(Func<ResumingReader, bool> holds)
    {
        lock (_waiters)
        {
            if (holds(this))
            {
                return Task.CompletedTask;
            }

            TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((holds, reached));
            return reached.Task.Bounded();
        }
    }

    private async Task ReadOnceAsync(ChatCaller place)
    {
        _isTold = false;
        try
        {
            using var response = await place.EventsAsync(run, LastId);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                await ReadOnAsync(response);
                return;
            }

            Assert.True(
                response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout,
                $"Events after {LastId}: {(int)response.StatusCode}");
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            // The other side is gone; there are others.
        }

        Failures++;
        await Task.Delay(Patience, TimeProvider.System, Token);
    }

    private void Take(byte value)
    {
        if (value != '\n' || _partial.Count == 0 || _partial[^1] != '\n')
        {
            _partial.Add(value);
            return;
        }

        // Two line ends: the event is whole.
        var one = RunEvent.Parse(CollectionsMarshal.AsSpan(_partial)[..^1]);
        _partial.Clear();
        lock (_waiters)
        {
            Take(one);
            foreach (var (_, reached) in _waiters.Where(waiter => waiter.Holds(this)))
            {
                reached.TrySetResult();
            }

            _waiters.RemoveAll(waiter => waiter.Reached.Task.IsCompleted);
        }
    }

    private void Take(RunEvent one)
    {
        if (one.Id is { } id && one.Name != "reset")
        {
            Assert.True(id == LastId + 1, $"Event {id} ({one.Name}) came after {LastId}.");
            LastId = id;
        }

        Comments += one.IsComment ? 1 : 0;
        End = one.IsLast ? one : null;
        switch (one.Name)
        {
            case "content":
                Content.Append(one.Text());
                break;
            case "thinking":
                Thinking.Append(one.Text());
                break;
            case "reset":
                Reset(one);
                break;
            case "":
                break;
            default:
                Others.Add(one);
                _isTold |= one.Name == "reconnect";
                break;
        }
    }

    private void Reset(RunEvent one)
    {
        Resets++;
        LastId = one.Id!.Value;
        Content.Clear().Append(one.Text());
        Thinking.Clear().Append(one.Text("thinking"));
    }
}
