using FsCheck;
using FsCheck.Fluent;
using StreamChat.Api.Runs.Log;
using StreamChat.Api.Storage.Runs;
using Xunit;

namespace StreamChat.Tests.Api.Runs.Log;

/// <summary>Whatever happens in whichever order: every reader gets every event after its beginning once and in order.</summary>
public sealed class RunLogPropertyTests
{
    private const int MaxReaders = 4;

    [Fact]
    public void Readers_GetEveryEventOnceAndInOrder_InAnyInterleaving() => Prop
        .ForAll(ArbMap.Default.ArbFor<(byte Step, byte Number)[]>(), steps =>
        {
            RunLog log = new();
            List<Reading> readings = [new(log, 0)];
            foreach (var (step, number) in steps)
            {
                Take(log, readings, step % 4, number);
            }

            log.Publish(log.Last);
            return readings.All(reading => reading.ReadAll().SequenceEqual(TestEvents.Range(reading.After + 1, log.Last)));
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void CopyByBatches_EqualsTheLog_HoweverTheyOverlap() => Prop
        .ForAll(ArbMap.Default.ArbFor<(byte Back, byte Count)[]>(), batches =>
        {
            RunLog log = new();
            RunLog copy = new();
            foreach (var (back, count) in batches)
            {
                AppendEvents(log, count % 50);
                var first = Math.Max(1, copy.Last + 1 - (back % 20));
                if (first <= log.Last)
                {
                    var last = Math.Min(log.Last, first + (back % 60));
                    Assert.True(copy.TryAppend(new LogBatch(first, last, log.Slice(first, last))));
                }
            }

            return new Reading(copy, 0).ReadAll().SequenceEqual(TestEvents.Range(1, copy.Last))
                && (copy.Last == 0 || copy.Slice(1, copy.Last).Span.SequenceEqual(TestEvents.Frames(1, copy.Last)));
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Slice_IsWhatWasAppended_BetweenAnyEvents() => Prop
        .ForAll(ArbMap.Default.ArbFor<(NonNegativeInt, NonNegativeInt)>(), ends =>
        {
            RunLog log = new();
            AppendEvents(log, 300);
            var first = (ends.Item1.Get * 7 % 300) + 1;
            var last = first + (ends.Item2.Get * 11 % (301 - first));
            return log.Slice(first, last).Span.SequenceEqual(TestEvents.Frames(first, last));
        })
        .QuickCheckThrowOnFailure();

    private static void Take(RunLog log, List<Reading> readings, int step, byte number)
    {
        switch (step)
        {
            case 0:
                AppendEvents(log, number % 40);
                break;
            case 1:
                log.Publish(log.Visible + (long)Math.Ceiling((log.Last - log.Visible) * number / 255.0));
                break;
            case 2:
                readings[number % readings.Count].ReadOne();
                break;
            case 3 when readings.Count < MaxReaders:
                readings.Add(new Reading(log, log.Visible * number / 255));
                break;
        }
    }

    private static void AppendEvents(RunLog log, int count)
    {
        for (var i = 0; i < count; i++)
        {
            log.Append(TestEvents.Frame(log.Last + 1));
        }
    }

    private sealed class Reading(RunLog log, long after)
    {
        private readonly LogCursor _cursor = new(log, after);
        private readonly List<long> _ids = [];

        internal long After => after;

        internal bool ReadOne()
        {
            if (!_cursor.TryRead(out var events))
            {
                return false;
            }

            _ids.AddRange(TestEvents.Ids(events));
            return true;
        }

        internal List<long> ReadAll()
        {
            while (ReadOne())
            {
            }

            return _ids;
        }
    }
}
