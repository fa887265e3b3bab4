using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.Callers.Scopes;
using StreamChat.ServiceDefaults.Problems;
using StreamChat.ServiceDefaults.RequestIds;

namespace StreamChat.ServiceDefaults.Callers;

/// <summary>
/// Takes the caller from the gateway's header, refuses a request whose header is missing, foreign, old, or was
/// used before, and lets a caller do no more than its scopes say.
/// </summary>
internal sealed partial class CallerMiddleware(
    RequestDelegate next,
    CallerSignature signature,
    SeenSignatures seen,
    IOptions<CallerOptions> options,
    ILogger<CallerMiddleware> logger)
{
    private static readonly Caller Local = new() { Id = "local", Kind = CallerKind.Guest };

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
        {
            return next(context);
        }

        if (Find(context) is not { } caller)
        {
            return Problem.Result(ProblemCodes.Unauthenticated, "This service answers only what comes through the gateway.").ExecuteAsync(context);
        }

        caller.SetOn(context);
        var missing = Required(context.GetEndpoint()) & ~caller.Scopes;
        return missing == CallerScopes.None ? next(context) : ForbidAsync(context, missing);
    }

    /// <summary>An endpoint that says nothing needs everything, so that a key can do only what somebody thought of.</summary>
    private static CallerScopes Required(Endpoint? endpoint) =>
        endpoint is RouteEndpoint ? endpoint.Metadata.GetMetadata<RequiredScopes>()?.Scopes ?? CallerScopes.All : CallerScopes.None;

    private Task ForbidAsync(HttpContext context, CallerScopes missing)
    {
        var names = missing.ToString().ToLowerInvariant();
        LogForbidden(names);
        return Problem.Result(ProblemCodes.Forbidden, $"These credentials are not good for this; they lack: {names}.").ExecuteAsync(context);
    }

    private Caller? Find(HttpContext context)
    {
        var header = context.Request.Headers[CallerSignature.HeaderName];
        if (header.Count == 0)
        {
            return options.Value.AllowUnsigned ? Local : Refuse("is missing");
        }

        var request = context.Request;
        var value = header.ToString();
        var signed = new SignedRequest(RequestId.Of(context), request.Method, request.Path.Value ?? "", request.QueryString.Value ?? "");
        if (signature.Verify(value, signed) is not { } caller)
        {
            return Refuse("was not made by the gateway for this request, now");
        }

        return seen.Add(value) ? caller : Refuse("was used before");
    }

    private Caller? Refuse(string reason)
    {
        LogRefused(reason);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request was refused: the header that names its caller {Reason}.")]
    private partial void LogRefused(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request was forbidden: its caller lacks {Scopes}.")]
    private partial void LogForbidden(string scopes);
}
