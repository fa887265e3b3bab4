using StreamChat.Gateway.Security.Addresses;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.RequestIds;

namespace StreamChat.Gateway.Audit;

/// <summary>
/// Who came in, what keys were made, who was refused: one log category for whoever must answer such questions later. A line names the caller
/// by their opaque id, the request, and what kind of address it came from; never a credential, a name, an address or anything that was said.
/// </summary>
internal sealed partial class AuditLog(ILoggerFactory loggers, TimeProvider time)
{
    internal const string Category = "StreamChat.Audit";

    private const string Nobody = "-";

    private readonly ILogger _logger = loggers.CreateLogger(Category);
    private readonly AuditPace _limits = new(time);
    private readonly AuditPace _unauthenticated = new(time);
    private readonly AuditPace _forbidden = new(time);

    internal void SignedIn(HttpContext context, Caller caller) => LogSignedIn(caller.Id, RequestId.Of(context), Address(context));

    internal void SignedOut(HttpContext context, Caller caller) => LogSignedOut(caller.Id, RequestId.Of(context), Address(context));

    /// <param name="context">The request of whoever makes it.</param>
    /// <param name="key">The key's public id, never the key.</param>
    internal void KeyMade(HttpContext context, string key) => LogKeyMade(CallerOf(context), key, RequestId.Of(context), Address(context));

    /// <inheritdoc cref="KeyMade"/>
    internal void KeyRevoked(HttpContext context, string key) => LogKeyRevoked(CallerOf(context), key, RequestId.Of(context), Address(context));

    /// <param name="context">The request that is refused.</param>
    /// <param name="limit">Which limit, in a few words of ours.</param>
    internal void LimitReached(HttpContext context, string limit)
    {
        if (_limits.TryPass(out var leftOut))
        {
            LogLimitReached(CallerOf(context), limit, Route(context), RequestId.Of(context), Address(context), leftOut);
        }
    }

    /// <param name="context">The request that is refused.</param>
    /// <param name="reason">What is wrong with its credentials, in words of ours.</param>
    internal void Unauthenticated(HttpContext context, string reason)
    {
        if (_unauthenticated.TryPass(out var leftOut))
        {
            LogUnauthenticated(reason, Route(context), RequestId.Of(context), Address(context), leftOut);
        }
    }

    /// <param name="context">The request that is refused.</param>
    /// <param name="reason">What it may not, in words of ours.</param>
    internal void Forbidden(HttpContext context, string reason)
    {
        if (_forbidden.TryPass(out var leftOut))
        {
            LogForbidden(CallerOf(context), reason, Route(context), RequestId.Of(context), Address(context), leftOut);
        }
    }

    private static string CallerOf(HttpContext context) => context.Features.Get<Caller>()?.Id ?? Nobody;

    private static string Address(HttpContext context) => ClientAddress.Of(context).Class;

    // The route and not the address, which can hold what was said.
    private static string Route(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? Nobody;

    [LoggerMessage(AuditEvents.SignedIn, LogLevel.Information, "{Caller} signed in: request {Request}, {Address} address.")]
    private partial void LogSignedIn(string caller, string request, string address);

    [LoggerMessage(AuditEvents.SignedOut, LogLevel.Information, "{Caller} signed out: request {Request}, {Address} address.")]
    private partial void LogSignedOut(string caller, string request, string address);

    [LoggerMessage(AuditEvents.KeyMade, LogLevel.Information, "{Caller} made the key {Key}: request {Request}, {Address} address.")]
    private partial void LogKeyMade(string caller, string key, string request, string address);

    [LoggerMessage(AuditEvents.KeyRevoked, LogLevel.Information, "{Caller} revoked the key {Key}: request {Request}, {Address} address.")]
    private partial void LogKeyRevoked(string caller, string key, string request, string address);

    [LoggerMessage(
        AuditEvents.LimitReached, LogLevel.Warning,
        "{Caller} has reached the limit of {Limit} at {Route}: request {Request}, {Address} address ({LeftOut} more were not told).")]
    private partial void LogLimitReached(string caller, string limit, string route, string request, string address, int leftOut);

    [LoggerMessage(
        AuditEvents.Unauthenticated, LogLevel.Warning,
        "Nobody known asked for {Route} ({Reason}): request {Request}, {Address} address ({LeftOut} more were not told).")]
    private partial void LogUnauthenticated(string reason, string route, string request, string address, int leftOut);

    [LoggerMessage(
        AuditEvents.Forbidden, LogLevel.Warning,
        "{Caller} may not do this at {Route} ({Reason}): request {Request}, {Address} address ({LeftOut} more were not told).")]
    private partial void LogForbidden(string caller, string reason, string route, string request, string address, int leftOut);
}
