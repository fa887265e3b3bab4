using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace StreamChat.ServiceDefaults.RequestIds;

/// <summary>The request id of CONTRACT §7: one name for a request in every response, log line, span and event.</summary>
public static class RequestId
{
    /// <summary>The header that carries the id in and out.</summary>
    public const string HeaderName = "X-Request-ID";

    /// <summary>The tag that carries the id on spans and log lines.</summary>
    public const string TagName = "streamchat.request_id";

    internal const int MaxLength = 128;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    // Flows with the asynchronous work of one request, so that spans and outgoing calls find the id without being handed it.
    private static readonly AsyncLocal<string?> Ambient = new();

    /// <summary>The id that the running work belongs to, or null outside a request.</summary>
    public static string? Current => Ambient.Value;

    /// <summary>The id of this request; the middleware has set it before any endpoint runs.</summary>
    public static string Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.TraceIdentifier;
    }

    /// <summary>True for 1 to 128 characters of <c>[A-Za-z0-9._-]</c>.</summary>
    public static bool IsValid(string? value) =>
        value is { Length: > 0 and <= MaxLength } && !value.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>A new, time-ordered id.</summary>
    public static string New() => Guid.CreateVersion7().ToString("N");

    /// <summary>
    /// Marks everything until the result is disposed (spans, log lines, outgoing calls) as belonging to <paramref name="id"/>.
    /// Requests have it already; work that outlives its request begins its own.
    /// </summary>
    public static IDisposable Begin(string id, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(logger);
        var scope = new RequestIdScope(Ambient.Value, logger.BeginScope(new RequestIdLogState(id)), Restore);
        Ambient.Value = id;
        return scope;
    }

    private static void Restore(string? id) => Ambient.Value = id;
}
