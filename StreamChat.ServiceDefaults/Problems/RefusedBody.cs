using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StreamChat.ServiceDefaults.Problems;

/// <summary>
/// The body of a request that was refused before any of it was read. A connection that is closed while its client still sends is reset, and the
/// answer is lost with it; so the server lets a long body come too, and reads past it as past any that nobody wanted.
/// </summary>
internal static class RefusedBody
{
    // Twice the longest body that is good somewhere; and the server gives it five seconds.
    private const long MaxLength = 16 * 1024 * 1024;

    internal static void LetCome(HttpContext context)
    {
        // It is read-only once some of a body was read: one of unknown length that turned out too long is cut off.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxLength;
        }
    }
}
