using Microsoft.Extensions.Logging.Abstractions;
using StreamChat.Api.Runs.Log;
using StreamChat.Api.Runs.Writing;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using StreamChat.Tests.Api.Runs.Log;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Runs.Writing;

/// <summary>A run whose log is being written to a <see cref="ScriptedStore"/> by a clock that the test moves.</summary>
internal sealed class WritingRun : IAsyncDisposable
{
    internal WritingRun()
    {
        Target = new WriteTarget(new RunKey("alice", "run"), Epoch: 1, Log, Store);
        Writer = new LogWriter(Target, Told.Add, Time, NullLogger<LogWriter>.Instance);
        Ending = new LogEnding(Target, Writer, Time, NullLogger<LogEnding>.Instance);
        Writer.Start();
    }

    internal ManualTimeProvider Time { get; } = new();

    internal ScriptedStore Store { get; } = new();

    internal RunLog Log { get; } = new();

    internal LogWriter Writer { get; }

    internal LogEnding Ending { get; }

    /// <summary>What the writer had to tell its run.</summary>
    internal List<AppendOutcome> Told { get; } = [];

    /// <summary>What readers saw when it was said that the end is stored; null before.</summary>
    internal long? VisibleWhenStored { get; private set; }

    private WriteTarget Target { get; }

    /// <summary>The producer appends some events and says so.</summary>
    internal void Produce(int events = 1)
    {
        for (var i = 0; i < events; i++)
        {
            Log.Append(TestEvents.Frame(Log.Last + 1));
        }

        Writer.Appended();
    }

    /// <summary>Ends once readers see the log up to this event, or know of a mark.</summary>
    internal async Task WhenAsync(Func<RunLog, bool> isSo)
    {
        LogCursor cursor = new(Log, 0);
        while (true)
        {
            cursor.Observe();
            if (isSo(Log))
            {
                return;
            }

            await cursor.WaitAsync(TestContext.Current.CancellationToken).AsTask().Bounded();
        }
    }

    /// <summary>Begins to end the run as completed, its last event being the next.</summary>
    internal Task<bool> EndAsync() => EndWithinAsync(TestContext.Current.CancellationToken);

    /// <summary>The same in a process that ends when told.</summary>
    internal Task<bool> EndWithinAsync(CancellationToken cancellationToken) => Ending.EndAsync(
        new RunEnding { State = RunState.Completed, Events = default, EndedAt = Time.GetUtcNow() },
        TestEvents.Frame(Log.Last + 1),
        () => VisibleWhenStored = Log.Visible,
        GivenUp,
        cancellationToken);

    /// <summary>What readers get when the end cannot be stored.</summary>
    internal static byte[] GivenUp { get; } = [.. "id: 1\nevent: error\ndata: {}\n\n"u8];

    public async ValueTask DisposeAsync()
    {
        await Writer.StopAsync().Bounded();
        Writer.Dispose();
    }
}
