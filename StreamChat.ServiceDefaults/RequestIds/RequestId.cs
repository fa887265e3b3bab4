using System.Buffers;
using Microsoft.AspNetCore.Http;

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
}
