using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace StreamChat.ServiceDefaults.Server;

/// <summary>A response body whose writes have a deadline, through its stream and through its pipe.</summary>
internal sealed class DeadlineResponseBody(IHttpResponseBodyFeature inner, WriteDeadline deadline) : IHttpResponseBodyFeature
{
    private DeadlineStream? _stream;
    private DeadlinePipeWriter? _writer;

    public Stream Stream => _stream ??= new(inner.Stream, deadline);

    public PipeWriter Writer => _writer ??= new(inner.Writer, deadline);

    public void DisableBuffering() => inner.DisableBuffering();

    public Task StartAsync(CancellationToken cancellationToken = default) => inner.StartAsync(cancellationToken);

    public Task CompleteAsync() => inner.CompleteAsync();

    // The length of a file says nothing of its reader; it is not a stream that someone holds open.
    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        inner.SendFileAsync(path, offset, count, cancellationToken);
}
