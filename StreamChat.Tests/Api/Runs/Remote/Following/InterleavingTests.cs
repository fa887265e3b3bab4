using System.Globalization;
using StreamChat.Api.Runs;
using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Records;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Runs.Remote.Following;

/// <summary>
/// Whatever happens between a run's owner, the store and those who read on another replica, each reader gets every event once and in
/// order: 10 000 random courses of appending, losing notices, losing the store, leaving and coming back.
/// </summary>
public sealed class InterleavingTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Readers_GetEveryEventOnce(int part)
    {
        for (var seed = part * 2500; seed < (part + 1) * 2500; seed++)
        {
            await using Course course = new(seed);
            await course.RunAsync();
        }
    }

    private sealed class Course(int seed) : IAsyncDisposable
    {
        private readonly Random _random = new(seed);
        private readonly RemoteFixture _replica = new();

        public ValueTask DisposeAsync() => _replica.DisposeAsync();

        internal async Task RunAsync()
        {
            _replica.Store.PageSize = _random.Next(1, 4);
            var run = _replica.Start();
            var readers = Enumerable.Range(0, _random.Next(1, 4)).Select(number => Task.Run(() => ReadAsync(run, new Random(seed + number)))).ToArray();
            var last = 0L;
            for (var step = _random.Next(20); step > 0; step--)
            {
                last = await StepAsync(run, last);
            }

            _replica.Store.IsAway = false;
            await _replica.CompleteAsync(run, last + 1, Text(last));
            _replica.Time.Advance(TimeSpan.FromSeconds(2)); // makes up for whatever was lost
            foreach (var seen in await Task.WhenAll(readers).Bounded())
            {
                Assert.Equal(Text(last), seen);
            }
        }

        private async Task<long> StepAsync(Run run, long last)
        {
            switch (_random.Next(8))
            {
                case 0:
                    _replica.Store.Notifications.LosesNotices = !_replica.Store.Notifications.LosesNotices;
                    return last;
                case 1:
                    _replica.Store.IsAway = !_replica.Store.IsAway;
                    return last;
                case 2:
                    _replica.Store.Notifications.TellMissed();
                    return last;
                case 3:
                    _replica.Time.Advance(TimeSpan.FromSeconds(_random.Next(3)));
                    return last;
                case 4:
                    await Task.Yield();
                    return last;
                default:
                    var count = _random.Next(1, 4);
                    var texts = Enumerable.Range(0, count).Select(i => Piece(last + 1 + i)).ToArray();
                    return _replica.Store.IsAway ? last : await AppendAsync(run, last, texts);
            }
        }

        private async Task<long> AppendAsync(Run run, long last, string[] texts)
        {
            await _replica.AppendAsync(run, last + 1, texts);
            return last + texts.Length;
        }

        /// <summary>Reads to the end, with cuts; returns the text, and fails at a gap or a repeat.</summary>
        private async Task<string> ReadAsync(Run run, Random random)
        {
            var text = "";
            var position = 0L;
            while (true)
            {
                await using var reader = await OpenAsync(run, position);
                while (await ReadEvent.NextAsync(reader) is { Count: > 0 } events)
                {
                    foreach (var each in events.Where(each => each.Id > 0))
                    {
                        Assert.Equal(position + 1, each.Id);
                        position = each.Id;
                        text += each.Kind == "content" ? each.Content : "";
                        if (each.Kind == "done")
                        {
                            return text;
                        }
                    }

                    if (random.Next(4) == 0)
                    {
                        break;
                    }
                }
            }
        }

        /// <summary>Comes back until it may read, as every client does: five seconds of the course may pass while the follower waits for its turn.</summary>
        private async Task<RunReader> OpenAsync(Run run, long position)
        {
            while (true)
            {
                try
                {
                    return await _replica.OpenAsync(run, position);
                }
                catch (StoreUnavailableException)
                {
                    // The next attempt waits until the clock moves again, or the store is back.
                }
            }
        }

        private static string Piece(long number) => number.ToString(CultureInfo.InvariantCulture) + " ";

        private static string Text(long last) => string.Concat(Enumerable.Range(1, (int)last).Select(number => Piece(number)));
    }
}
