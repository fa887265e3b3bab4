using System.ClientModel.Primitives;

namespace StreamChat.Bench.Micro;

/// <summary>A provider's response whose body is in memory.</summary>
internal sealed class CannedResponse(byte[] body) : PipelineResponse
{
    public override int Status => 200;

    public override string ReasonPhrase => "OK";

    public override Stream? ContentStream { get; set; } = new MemoryStream(body);

    public override BinaryData Content => throw new NotSupportedException();

    protected override PipelineResponseHeaders HeadersCore => throw new NotSupportedException();

    public override BinaryData BufferContent(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public override ValueTask<BinaryData> BufferContentAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public override void Dispose() => ContentStream?.Dispose();
}
