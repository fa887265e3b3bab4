using System.Globalization;
using System.Text;

namespace StreamChat.Tests.Api.Runs.Log;

/// <summary>Events of a log as tests write and read them.</summary>
internal static class TestEvents
{
    /// <summary>An event whose length depends on its number, now and then longer than a segment of the log.</summary>
    internal static byte[] Frame(long id) =>
        Encoding.UTF8.GetBytes($"id: {id}\nevent: content\ndata: {{\"content\":\"{new string('x', (int)(id % 97 == 0 ? 20_000 : id * 31 % 400))}\"}}\n\n");

    internal static byte[] Frames(long first, long last)
    {
        using MemoryStream all = new();
        for (var id = first; id <= last; id++)
        {
            all.Write(Frame(id));
        }

        return all.ToArray();
    }

    /// <summary>The numbers of whole events.</summary>
    internal static IEnumerable<long> Ids(ReadOnlyMemory<byte> events) => Encoding.UTF8.GetString(events.Span)
        .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
        .Select(frame => long.Parse(frame.Split('\n')[0]["id: ".Length..], CultureInfo.InvariantCulture));

    internal static IEnumerable<long> Range(long first, long last)
    {
        for (var id = first; id <= last; id++)
        {
            yield return id;
        }
    }
}
