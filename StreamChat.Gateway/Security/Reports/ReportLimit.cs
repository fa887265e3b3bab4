using StreamChat.Gateway.Limits.Buckets;
using StreamChat.Gateway.Security.Addresses;

namespace StreamChat.Gateway.Security.Reports;

/// <summary>
/// How many reports are taken: buckets of their own for an address and for all together, so that a flood of them neither costs a caller's limit
/// nor fills the log.
/// </summary>
internal sealed class ReportLimit(TimeProvider time)
{
    internal const int Burst = 20;

    private const double PerSecond = 1;
    private const int AllFactor = 10;

    private readonly LocalBuckets _buckets = new(time);

    internal BucketVerdict Take(HttpContext context) => _buckets.Take(
        [new(ClientAddress.Of(context).Network, PerSecond, Burst), new("all", PerSecond * AllFactor, Burst * AllFactor)]);
}
