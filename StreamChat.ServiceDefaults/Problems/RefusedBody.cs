using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StreamChat.ServiceDefaults.Problems;

/// <summary>
/// The body of a request that was refused for its length, before any of it was read. A connection that is closed while its client still sends
/// is reset, and the answer is lost with it; so the server may let it come, reading past it as past any body that nobody wanted.
/// </summary>
internal static class RefusedBody
{
    // What a client may send on; the server gives it five seconds.
    private const long MaxLength = 64 * 1024 * 1024;

    internal static void LetCome(HttpContext context)
    {
        // It is read-only once some of a body of unknown length was read; such a client is cut off.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxLength;
        }
    }
}
