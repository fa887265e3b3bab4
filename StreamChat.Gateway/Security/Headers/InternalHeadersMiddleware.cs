namespace StreamChat.Gateway.Security.Headers;

/// <summary>
/// Takes off what only we may say: where a request came from, and who sent it. The proxy then writes the <c>X-Forwarded-*</c> of its own
/// connection.
/// </summary>
internal sealed class InternalHeadersMiddleware(RequestDelegate next)
{
    private static readonly string[] Names =
    [
        "Forwarded", "X-Real-IP", "X-Client-IP", "X-Cluster-Client-IP", "X-Originating-IP", "X-Remote-IP", "X-Remote-Addr", "True-Client-IP", "Client-IP",
        "CF-Connecting-IP", "Fastly-Client-IP", "X-HTTP-Method", "X-HTTP-Method-Override", "X-Method-Override", "X-Rewrite-URL", "X-Content-Length", "baggage",
    ];
    private static readonly string[] Prefixes = ["X-Forwarded-", "X-Original-", "X-StreamChat-", "X-User-"];

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        foreach (var name in Names)
        {
            headers.Remove(name);
        }

        foreach (var name in headers.Keys.Where(IsInternal).ToArray())
        {
            headers.Remove(name);
        }

        return next(context);
    }

    private static bool IsInternal(string name) =>
        Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
