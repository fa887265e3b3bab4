using Microsoft.Net.Http.Headers;
using Microsoft.Extensions.Options;
using StreamChat.Gateway.Security.Addresses;
using StreamChat.ServiceDefaults.Callers;

namespace StreamChat.Gateway.Identity.Guests;

/// <summary>
/// Lets callers without credentials in, where that is allowed: a browser by a cookie, which it gets with the page; anything else by its
/// address. OpenAI clients, which must send some key, send the word <c>guest</c>.
/// </summary>
internal sealed class GuestIdentifier(GuestCookie cookie, GuestAddress address, IOptions<IdentityOptions> options) : ICallerIdentifier
{
    private const string Word = "Bearer guest";

    public ValueTask<Identification> IdentifyAsync(HttpContext context) => ValueTask.FromResult(Identify(context));

    private Identification Identify(HttpContext context)
    {
        if (!options.Value.Guests)
        {
            return Identification.Unknown;
        }

        var authorization = context.Request.Headers.Authorization;
        if (authorization.Count > 0)
        {
            return authorization.ToString() == Word ? Guest(address.IdOf(ClientAddress.Of(context))) : Identification.Unknown;
        }

        return Guest(cookie.Read(context) ?? (IsForPage(context.Request) ? cookie.Give(context) : address.IdOf(ClientAddress.Of(context))));
    }

    /// <summary>Whether a person's browser asks for a page, and not a program or the page's code for data.</summary>
    private static bool IsForPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Headers["Sec-Fetch-Mode"] is var mode
        && (mode.Count > 0 ? mode == "navigate" : request.Headers[HeaderNames.Accept].ToString().Contains("text/html", StringComparison.Ordinal));

    private static Identification Guest(string id) => Identification.Of(new Caller { Id = id, Kind = CallerKind.Guest });
}
