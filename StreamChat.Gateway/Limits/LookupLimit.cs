using Microsoft.Extensions.Options;
using StreamChat.Gateway.Audit;
using StreamChat.Gateway.Security.Addresses;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Gateway.Limits;

/// <summary>
/// Charges an address with what is asked of the api before it is known who the caller is: whoever invents credentials costs no more than whoever has some.
/// </summary>
internal sealed class LookupLimit(RequestLimit requests, LimitMetrics metrics, IOptions<LimitOptions> options, AuditLog audit)
{
    /// <summary>Null when it may be asked.</summary>
    internal async ValueTask<Problem?> TakeAsync(HttpContext context)
    {
        var verdict = await requests.TakeAsync(ClientAddress.Of(context));
        if (verdict.IsAllowed)
        {
            return null;
        }

        metrics.Rejected(LimitMetrics.Requests);
        audit.LimitReached(context, "requests");
        var (policy, left) = RateLimitFields.Of("address", options.Value.AddressFactor, options.Value, verdict);
        return new Problem(ProblemCodes.RateLimited, "Keys that are not known here come faster than allowed from this address.")
        {
            RetryAfter = verdict.RetryAfter,
            Headers = new Dictionary<string, string> { [RateLimitFields.Policy] = policy, [RateLimitFields.Left] = left },
        };
    }
}
