using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Callers.Keys;
using Xunit;

namespace StreamChat.Tests.Gateway.Identity.Keys;

/// <summary>An api that knows keys, and answers everything else with the header that names the caller.</summary>
internal sealed class KeyApi
{
    private readonly ConcurrentDictionary<string, KnownKey> _keys = new();
    private int _lookups;

    /// <summary>How often it was asked of keys.</summary>
    internal int Lookups => Volatile.Read(ref _lookups);

    /// <summary>Whether it says that its store is away.</summary>
    internal bool IsAway { get; set; }

    /// <summary>What it does when it is asked for a stream.</summary>
    internal RequestDelegate Stream { get; set; } = _ => Task.CompletedTask;

    /// <summary>Makes a key, and gives its text.</summary>
    internal string Make(string owner, CallerScopes scopes = CallerScopes.All, DateTimeOffset? expiresAt = null)
    {
        var id = ApiKeyText.NewId();
        var text = ApiKeyText.New(id);
        _keys[id] = new KnownKey(owner, "a key", ApiKeyText.Hash(text), scopes, expiresAt);
        return text;
    }

    internal void Revoke(string key) => Assert.True(ApiKeyText.TryReadId(key, out var id) && _keys.TryRemove(id, out _));

    internal Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path == "/stream")
        {
            return Stream(context);
        }

        return path.StartsWith("/internal/keys/", StringComparison.Ordinal)
            ? LookUpAsync(context, path[(path.LastIndexOf('/') + 1)..])
            : context.Response.WriteAsync(context.Request.Headers[CallerSignature.HeaderName].ToString(), context.RequestAborted);
    }

    private Task LookUpAsync(HttpContext context, string id)
    {
        Interlocked.Increment(ref _lookups);
        if (!IsAway && _keys.TryGetValue(id, out var known))
        {
            return context.Response.WriteAsync(JsonSerializer.Serialize(known, KnownKeyJsonContext.Default.KnownKey), context.RequestAborted);
        }

        context.Response.StatusCode = IsAway ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
