using System.Text;
using System.Text.Json;
using StreamChat.Api.Runs;
using StreamChat.Api.Runs.Remote.Text;
using StreamChat.Tests.Infrastructure;

namespace StreamChat.Tests.Api.Runs.Remote;

/// <summary>An event as a reader got it.</summary>
internal sealed record ReadEvent(long Id, string Kind, JsonElement Data)
{
    internal string Content => Data.GetProperty("content").GetString()!;

    /// <summary>The next events, as soon as there are some; empty at the end.</summary>
    internal static async Task<List<ReadEvent>> NextAsync(RunReader reader)
    {
        List<ReadEvent> events = [];
        while (events.Count == 0)
        {
            while (reader.TryRead(out var bytes))
            {
                Parse(bytes.Span, events);
            }

            if (events.Count == 0 && !await reader.ReadAsync(CancellationToken.None).AsTask().Bounded())
            {
                break;
            }
        }

        return events;
    }

    /// <summary>Reads until there is an event of this kind, which is the last of what is returned.</summary>
    internal static async Task<List<ReadEvent>> UntilAsync(RunReader reader, string kind)
    {
        List<ReadEvent> events = [];
        while (events.Find(each => each.Kind == kind) is null)
        {
            var next = await NextAsync(reader);
            Xunit.Assert.NotEmpty(next);
            events.AddRange(next);
        }

        return events;
    }

    /// <summary>Reads to the end.</summary>
    internal static async Task<List<ReadEvent>> AllAsync(RunReader reader)
    {
        List<ReadEvent> events = [];
        while (await NextAsync(reader) is { Count: > 0 } next)
        {
            events.AddRange(next);
        }

        return events;
    }

    private static void Parse(ReadOnlySpan<byte> bytes, List<ReadEvent> events)
    {
        LoggedEvents each = new(bytes);
        while (each.MoveNext())
        {
            events.Add(new ReadEvent(each.Number, Encoding.UTF8.GetString(each.Kind), JsonDocument.Parse(each.Data.ToArray()).RootElement));
        }
    }
}
