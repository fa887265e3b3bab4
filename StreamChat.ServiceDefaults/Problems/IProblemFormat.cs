using Microsoft.AspNetCore.Http;

namespace StreamChat.ServiceDefaults.Problems;

/// <summary>
/// Another body for problems on some paths, such as OpenAI's error body under <c>/v1</c>. A registered singleton is asked for every problem,
/// whoever found it: an endpoint, the exception handler, or routing with its 404 and 405.
/// </summary>
public interface IProblemFormat
{
    /// <summary>True when this format answers the request.</summary>
    bool AppliesTo(HttpContext context);

    /// <summary>Writes content type and body. The status, which it may change, and <c>Retry-After</c> are set already.</summary>
    Task WriteAsync(HttpContext context, Problem problem, CancellationToken cancellationToken);
}
