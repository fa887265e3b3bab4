using StreamChat.Gateway.Limits.Buckets;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway.Limits;

public sealed class LocalBucketsTests
{
    private static readonly Bucket Alice = new("alice", 10, 20);
    private static readonly Bucket Office = new("office", 50, 30);

    private readonly ManualTimeProvider _time = new();
    private readonly LocalBuckets _buckets;

    public LocalBucketsTests() => _buckets = new LocalBuckets(_time);

    [Fact]
    public void Bucket_GivesItsBurst_ThenOneAnInterval()
    {
        var burst = Take(100, Alice);
        _time.Advance(TimeSpan.FromSeconds(1));
        var aSecondLater = Take(100, Alice);

        Assert.Equal(20, burst.Count(verdict => verdict.IsAllowed));
        Assert.Equal(10, aSecondLater.Count(verdict => verdict.IsAllowed));
    }

    [Fact]
    public void Verdict_SaysWhatIsLeft_AndWhenToComeBack()
    {
        var verdicts = Take(21, Alice);

        Assert.Equal(19, verdicts[0].Left);
        Assert.Equal(0, verdicts[19].Left);
        Assert.Equal(TimeSpan.FromMilliseconds(100), verdicts[20].RetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(2), verdicts[20].FullAgain);
    }

    [Fact]
    public void Buckets_GiveAllOrNothing()
    {
        Take(25, Office);

        var verdicts = Take(20, Alice, Office);

        Assert.Equal(5, verdicts.Count(verdict => verdict.IsAllowed));
        Assert.Equal(15, verdicts[^1].Left); // what the office refused was not taken from Alice
    }

    [Fact]
    public void Buckets_AreKeptOnlyWhileInUse()
    {
        for (var i = 0; i < 5000; i++)
        {
            _buckets.Take([Alice with { Key = $"{i}" }]);
        }

        _time.Advance(TimeSpan.FromSeconds(10));
        Take(10_000, Alice);

        Assert.True(_buckets.Count < 100, $"{_buckets.Count} are kept");
    }

    [Fact]
    public void Buckets_CannotGrowWithoutEnd()
    {
        for (var i = 0; i < LocalBuckets.Most + 1000; i++)
        {
            _buckets.Take([Alice with { Key = $"{i}" }]);
        }

        Assert.True(_buckets.Count <= LocalBuckets.Most + 1, $"{_buckets.Count} are kept");
    }

    private List<BucketVerdict> Take(int times, params Bucket[] buckets)
    {
        List<BucketVerdict> verdicts = [];
        for (var i = 0; i < times; i++)
        {
            verdicts.Add(_buckets.Take(buckets));
        }

        return verdicts;
    }
}
