using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using StreamChat.Api.Sse;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Sse;

/// <summary>One event stream: silence is broken by comments, never in the middle of a frame.</summary>
public sealed class SseWriterTests : IDisposable
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    private readonly ManualTimeProvider _time = new();
    private readonly Pipe _pipe = new(new PipeOptions(pauseWriterThreshold: 100, resumeWriterThreshold: 50));
    private readonly SseWriter _writer;

    public SseWriterTests() => _writer = new SseWriter(_pipe.Writer, Silence, _time);

    public void Dispose() => _writer.Dispose();

    [Fact]
    public async Task Comment_IsSent_AfterEachSilence()
    {
        TaskCompletionSource<int> next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = _writer.WaitAsync(new ValueTask<int>(next.Task));

        _time.Advance(Silence);
        Assert.Equal(": \n\n", await ReadAsync());
        await _time.WhenTimerDueInAsync(Silence);
        _time.Advance(Silence);
        Assert.Equal(": \n\n", await ReadAsync());

        next.SetResult(7);
        Assert.Equal(7, await waiting.AsTask().WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Comment_IsNotSent_WhileFramesAre()
    {
        for (var frame = 0; frame < 5; frame++)
        {
            TaskCompletionSource<bool> next = new(TaskCreationOptions.RunContinuationsAsynchronously);
            var waiting = _writer.WaitAsync(new ValueTask<bool>(next.Task));
            _time.Advance(Silence - TimeSpan.FromSeconds(1));
            next.SetResult(true);
            await waiting;
            await WriteAsync("data: x\n\n");

            Assert.Equal("data: x\n\n", await ReadAsync());
        }
    }

    [Fact]
    public async Task Comment_IsNotSent_WhileTheProducerIsAtWork()
    {
        _writer.Output.Write("data: ha"u8);
        _time.Advance(Silence * 3);
        await WriteAsync("lf\n\n");

        Assert.Equal("data: half\n\n", await ReadAsync());
    }

    [Fact]
    public async Task Flush_SaysNo_WhenTheReaderHasGone()
    {
        await _pipe.Reader.CompleteAsync();

        Assert.False(await WriteAsync("data: x\n\n"));
    }

    [Fact]
    public async Task Wait_GivesTheCommentTimeToLeave_WhenBothComeAtOnce()
    {
        _writer.Output.Write(new byte[90]);
        await _writer.FlushAsync();
        TaskCompletionSource<bool> next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = _writer.WaitAsync(new ValueTask<bool>(next.Task)).AsTask();
        _time.Advance(Silence);
        next.SetResult(true);
        await waiting.WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken);
        var flush = WriteAsync("data: after\n\n");

        var text = await ReadAsync();
        await flush.WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken);

        Assert.EndsWith(": \n\ndata: after\n\n", text, StringComparison.Ordinal);
    }

    private Task<bool> WriteAsync(string text)
    {
        _writer.Output.Write(Encoding.UTF8.GetBytes(text));
        return _writer.FlushAsync().AsTask();
    }

    private async Task<string> ReadAsync()
    {
        var read = await _pipe.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask()
            .WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(read.Buffer);
        _pipe.Reader.AdvanceTo(read.Buffer.End);
        return text;
    }
}
