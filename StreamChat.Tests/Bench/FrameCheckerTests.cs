using StreamChat.Bench.Load.Frames;
using Xunit;

namespace StreamChat.Tests.Bench;

/// <summary>What the load client takes for a right stream: no other.</summary>
public sealed class FrameCheckerTests
{
    private const int FirstToken = 1;

    public static TheoryData<int> Wires => [.. Enum.GetValues<Wire>().Select(wire => (int)wire)];

    [Theory]
    [MemberData(nameof(Wires))]
    public void Stream_IsRight_WhenEveryFrameComesOnce(int wire) => Assert.Null(Frames.Check((Wire)wire, Frames.Of((Wire)wire)));

    [Theory]
    [MemberData(nameof(Wires))]
    public void Stream_IsWrong_WhenAnyFrameIsMissing_ButTheFirst(int wire)
    {
        var frames = Frames.Of((Wire)wire);
        Assert.All(Enumerable.Range(FirstToken, frames.Count - FirstToken), missing =>
            Assert.NotNull(Frames.Check((Wire)wire, frames.Where((_, number) => number != missing))));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public void Stream_IsWrong_WhenAnyFrameComesTwice_ButTheFirst(int wire)
    {
        var frames = Frames.Of((Wire)wire);
        Assert.All(Enumerable.Range(FirstToken, frames.Count - FirstToken), twice =>
            Assert.NotNull(Frames.Check((Wire)wire, frames.SelectMany((frame, number) => Enumerable.Repeat(frame, number == twice ? 2 : 1)))));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public void Stream_IsWrong_WhenTwoFramesHaveChangedPlaces(int wire)
    {
        var frames = Frames.Of((Wire)wire);
        (frames[FirstToken], frames[FirstToken + 1]) = (frames[FirstToken + 1], frames[FirstToken]);

        Assert.NotNull(Frames.Check((Wire)wire, frames));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public void Stream_IsWrong_WhenATokenIsOfAnotherStream(int wire)
    {
        var frames = Frames.Of((Wire)wire);
        frames[FirstToken] = frames[FirstToken].Replace(Frames.Token(0), Frames.Token(0, Frames.Stream + 1), StringComparison.Ordinal);

        Assert.NotNull(Frames.Check((Wire)wire, frames));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public void Stream_IsWrong_WhenATokenHasLostItsEnd(int wire)
    {
        var frames = Frames.Of((Wire)wire);
        frames[FirstToken] = frames[FirstToken].Replace(Frames.Token(0), Frames.Token(0)[..^1], StringComparison.Ordinal);

        Assert.NotNull(Frames.Check((Wire)wire, frames));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public void Stream_IsWrong_WhenAnErrorComesAmongItsFrames(int wire)
    {
        var frames = Frames.Of((Wire)wire);
        frames.Insert(FirstToken + 1, "event: error\ndata: {\"type\":\"error\",\"error\":{\"message\":\"no\"}}");

        Assert.NotNull(Frames.Check((Wire)wire, frames));
    }

    [Fact]
    public void Run_IsRight_WhenItSaysThatTheStoreDidNotKeepUp()
    {
        var frames = Frames.Of(Wire.Run);
        frames.Insert(FirstToken + 1, "event: resumable\ndata: {\"run_id\":\"r\",\"resumable\":false}");

        Assert.Null(Frames.Check(Wire.Run, frames));
    }

    [Fact]
    public void Fault_SaysAfterWhichTokenAndWhat()
    {
        var frames = Frames.Of(Wire.Chat);
        frames.RemoveAt(FirstToken + 1);

        Assert.StartsWith("after 1 tokens:  {\"type\":\"content\",\"content\":\"0002", Frames.Check(Wire.Chat, frames), StringComparison.Ordinal);
    }
}
