using System.ClientModel.Primitives;

namespace StreamChat.Tests.Api.Providers.Answers;

/// <summary>A provider's response whose body is any stream.</summary>
internal sealed class StreamedResponse(Stream body) : PipelineResponse
{
    public override int Status => 200;

    public override string ReasonPhrase => "OK";

    public override Stream? ContentStream
    {
        get => body;
        set => throw new NotSupportedException();
    }

    public override BinaryData Content => throw new NotSupportedException();

    /// <summary>True once whoever reads it has let go of it.</summary>
    internal bool IsDisposed { get; private set; }

    protected override PipelineResponseHeaders HeadersCore => throw new NotSupportedException();

    public override BinaryData BufferContent(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public override ValueTask<BinaryData> BufferContentAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public override void Dispose()
    {
        IsDisposed = true;
        body.Dispose();
    }
}
