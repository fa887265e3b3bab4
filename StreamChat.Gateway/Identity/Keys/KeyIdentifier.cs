using StreamChat.Gateway.Limits;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Callers.Keys;
using StreamChat.ServiceDefaults.Problems;
using StreamChat.ServiceDefaults.RequestIds;

namespace StreamChat.Gateway.Identity.Keys;

/// <summary>Knows callers by their API key: <c>Authorization: Bearer sc_…</c>.</summary>
internal sealed class KeyIdentifier(KeyDirectory directory, LookupLimit lookups, TimeProvider time) : ICallerIdentifier
{
    private const string Scheme = "Bearer ";

    // The same for a key that is unknown, wrong, revoked or expired: it tells nothing of which ids there are.
    private static readonly Identification Bad = Identification.Refuse("The API key is not valid, was revoked, or has expired.");

    private static readonly Problem Away = new(ProblemCodes.UpstreamUnavailable, "Whether the API key is valid cannot be found out right now.")
    {
        RetryAfter = TimeSpan.FromSeconds(2),
    };

    public async ValueTask<Identification> IdentifyAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || !ApiKeyText.IsMeant(header[Scheme.Length..]))
        {
            return Identification.Unknown;
        }

        var text = header[Scheme.Length..];
        if (!ApiKeyText.TryReadId(text, out var id))
        {
            return Bad;
        }

        // Invented keys are each of another id, and each would have the api look it up; none of them has a caller to be charged with it.
        if (!directory.Knows(id) && await lookups.TakeAsync(context) is { } tooMany)
        {
            return Identification.Fail(tooMany);
        }

        try
        {
            var known = await directory.FindAsync(id, RequestId.Of(context));
            return known is not null && known.IsOf(text) && known.IsGoodAt(time.GetUtcNow())
                ? Identification.Of(Holder(known), () => IsStillGoodAsync(id))
                : Bad;
        }
        catch (HttpRequestException)
        {
            return Identification.Fail(Away);
        }
    }

    private static Caller Holder(KnownKey key) => new() { Id = key.Owner, Kind = CallerKind.ApiKey, Name = key.Name, Scopes = key.Scopes };

    private async ValueTask<bool> IsStillGoodAsync(string id)
    {
        try
        {
            return await directory.FindAsync(id, RequestId.New()) is { } known && known.IsGoodAt(time.GetUtcNow());
        }
        catch (HttpRequestException)
        {
            return true; // nobody knows; a store that is away takes back nothing
        }
    }
}
