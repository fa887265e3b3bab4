using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Probes;

namespace StreamChat.Gateway.Identity.Probes;

/// <summary>
/// Lets the stream doctor's probes in by their token, whatever else is needed to come in: they carry no credentials, because they come
/// through proxies that are not ours. Nothing but the probe's own address takes one.
/// </summary>
internal sealed class ProbeIdentifier(ProbeTokens tokens) : ICallerIdentifier
{
    public ValueTask<Identification> IdentifyAsync(HttpContext context) => ValueTask.FromResult(Identify(context.Request));

    private Identification Identify(HttpRequest request)
    {
        if (!string.Equals(request.Path.Value, ProbeTokens.Path, StringComparison.OrdinalIgnoreCase))
        {
            return Identification.Unknown;
        }

        return tokens.Read(request.Query[ProbeTokens.Parameter]) is { } token
            ? Identification.Of(new Caller { Id = token.Caller, Kind = CallerKind.Guest, Scopes = CallerScopes.None })
            : Identification.Refuse("A probe needs a token of the stream doctor, which is good for one stream and half a minute.");
    }
}
