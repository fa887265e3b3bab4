using System.Net;
using StreamChat.Tests.Infrastructure;

namespace StreamChat.Tests.AspireHosting.Dashboard;

/// <summary>A body that is sent byte by byte, each in a frame of its own.</summary>
internal sealed class PiecewiseContent(byte[] bytes) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        foreach (var single in bytes)
        {
            await stream.WriteAsync(new[] { single }).AsTask().Bounded();
            await stream.FlushAsync().Bounded();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
