namespace StreamChat.Simulator.Calls;

/// <summary>What a call's headers told about the caller.</summary>
/// <param name="RequestId">The <c>X-Request-ID</c>, the caller's or a new one.</param>
/// <param name="TraceParent">The W3C trace context, if any.</param>
/// <param name="Authorization">The credentials as sent: for assertions in the same process, never shown or logged.</param>
/// <param name="HeaderNames">The names of all headers.</param>
internal sealed record CallOrigin(
    string RequestId, string? TraceParent, string? Authorization, IReadOnlyCollection<string> HeaderNames)
{
    internal static CallOrigin Of(HttpContext context)
    {
        var headers = context.Request.Headers;
        return new CallOrigin(
            context.TraceIdentifier, Text(headers.TraceParent), Text(headers.Authorization), [.. headers.Keys]);
    }

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
