using Microsoft.AspNetCore.Http;

namespace StreamChat.ServiceDefaults.Callers;

/// <summary>Who sent a request: found out by the gateway, believed by the services behind it because it is signed.</summary>
public sealed record Caller
{
    /// <summary>Opaque, the same for the same caller at all times; 1 to 128 of <c>[A-Za-z0-9._-]</c>, fit to be a part of a store's key.</summary>
    public required string Id { get; init; }

    public required CallerKind Kind { get; init; }

    /// <summary>What a person is called, or a key; empty when there is no name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What the caller may do.</summary>
    public CallerScopes Scopes { get; init; } = CallerScopes.All;

    /// <summary>The caller of this request.</summary>
    /// <exception cref="InvalidOperationException">No middleware has found it out.</exception>
    public static Caller Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<Caller>() ?? throw new InvalidOperationException("Nobody has found out who the caller is.");
    }

    /// <summary>Notes who the caller of this request is.</summary>
    public void SetOn(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Features.Set(this);
    }
}
