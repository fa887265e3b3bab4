namespace StreamChat.Api.Identity;

/// <summary>Who sent a request, as the gateway says.</summary>
/// <param name="Id">Opaque: 1 to 128 of <c>[A-Za-z0-9._-]</c>, fit to be a part of a store's key.</param>
internal sealed record Caller(string Id)
{
    internal const string HeaderName = "X-StreamChat-Caller";

    private const int MaxLength = 128;

    /// <summary>The caller of a request that came without one: whoever reaches this service directly, in a local run.</summary>
    private static readonly Caller Local = new("local");

    internal static Caller Of(HttpContext context) =>
        context.Request.Headers[HeaderName].ToString() is { Length: > 0 and <= MaxLength } id && id.All(IsAllowed) ? new Caller(id) : Local;

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-';
}
