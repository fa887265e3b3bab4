using System.Text;
using StreamChat.Api.Runs;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Cluster;
using Xunit;

namespace StreamChat.Tests.Api.Runs;

/// <summary>What one reader of a run has got.</summary>
internal sealed class RunReading(RunReader reader) : IAsyncDisposable
{
    private readonly List<RunEvent> _events = [];
    private readonly StringBuilder _raw = new();

    internal IReadOnlyList<RunEvent> Events => _events;

    /// <summary>All bytes as they came.</summary>
    internal string Raw => _raw.ToString();

    internal RunEvent Last => _events[^1];

    internal string Text => string.Concat(_events.Where(each => each.Name == "content").Select(each => each.Text()));

    internal string Thinking => string.Concat(_events.Where(each => each.Name == "thinking").Select(each => each.Text()));

    internal IEnumerable<long> Ids => _events.Where(each => each.Id is not null).Select(each => each.Id!.Value);

    /// <summary>Reads until the run has ended.</summary>
    internal Task<RunReading> ToEndAsync() => UntilAsync(_ => false);

    /// <summary>Reads until an event that is wanted has come, or to the end.</summary>
    internal async Task<RunReading> UntilAsync(Func<RunEvent, bool> isWanted)
    {
        var isFound = false;
        do
        {
            while (!isFound && reader.TryRead(out var bytes))
            {
                var events = Take(bytes);
                isFound = events.Any(isWanted);
            }
        }
        while (!isFound && await reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().Bounded());

        return this;
    }

    public ValueTask DisposeAsync() => reader.DisposeAsync();

    private List<RunEvent> Take(ReadOnlyMemory<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes.Span);
        _raw.Append(text);
        List<RunEvent> events =
            [.. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(each => RunEvent.Parse(Encoding.UTF8.GetBytes(each)))];
        _events.AddRange(events);
        return events;
    }
}
