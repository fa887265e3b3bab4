using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using StreamChat.Bench.Tokens;

namespace StreamChat.Bench.Provider;

/// <summary>Answers a chat completion in the shape that its model's name asks for.</summary>
internal sealed class AnswerStream(Pacer pacer, StreamCounts counts)
{
    private const int Together = 16 * 1024;

    private readonly ConcurrentDictionary<Shape, AnswerBytes> _bytes = new();

    internal async Task AnswerAsync(HttpContext context)
    {
        var (shape, stream) = await ReadAsync(context.Request.BodyReader);
        if (shape is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var ending = counts.Begin();
        await using (context.RequestAborted.Register(ending.Aborted))
        {
            context.Response.ContentType = "text/event-stream";
            var bytes = _bytes.GetOrAdd(shape, shape => new AnswerBytes(shape));
            try
            {
                if (await WriteAsync(context.Response.BodyWriter, shape, bytes, stream, context.RequestAborted))
                {
                    ending.Whole();
                }
            }
            finally
            {
                ending.Aborted(); // unless it was whole: the writing may see first that a reader has left, or break by it
            }
        }
    }

    private static async Task<(Shape? Shape, int Stream)> ReadAsync(PipeReader body)
    {
        while (true)
        {
            var read = await body.ReadAsync();
            if (read.IsCompleted)
            {
                var all = read.Buffer.IsSingleSegment ? read.Buffer.First : read.Buffer.ToArray();
                var request = (Shape.Find(all.Span), TokenText.FindStream(all.Span));
                body.AdvanceTo(read.Buffer.End);
                return request;
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>True when the whole answer was written to a reader that stayed.</summary>
    private async Task<bool> WriteAsync(PipeWriter output, Shape shape, AnswerBytes bytes, int stream, CancellationToken aborted)
    {
        var beat = new Beat(pacer);
        var start = TokenText.Now + (shape.FirstDelay * 1000L);
        await beat.WaitAsync(start);
        bytes.Begin(output);
        for (var i = 0; i < shape.Tokens; i++)
        {
            bytes.Token(output, i, stream);
            var isDue = shape.Delay > 0 || output.UnflushedBytes >= Together;
            if (isDue && ((await output.FlushAsync(CancellationToken.None)).IsCompleted || aborted.IsCancellationRequested))
            {
                return false;
            }

            if (shape.Delay > 0 && i + 1 < shape.Tokens)
            {
                await beat.WaitAsync(start + ((i + 1) * shape.Delay * 1000L));
                if (aborted.IsCancellationRequested)
                {
                    return false;
                }
            }
        }

        bytes.End(output);
        return !(await output.FlushAsync(CancellationToken.None)).IsCompleted && !aborted.IsCancellationRequested;
    }
}
