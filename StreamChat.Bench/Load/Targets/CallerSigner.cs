using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.Callers;

namespace StreamChat.Bench.Load.Targets;

/// <summary>Signs requests as the gateway does, so that the api can be measured without it.</summary>
internal sealed class CallerSigner(string key)
{
    private static readonly Caller Bench = new() { Id = "bench", Kind = CallerKind.Guest };

    private readonly CallerSignature _signature = new(Options.Create(new CallerOptions { Key = key }), TimeProvider.System);

    /// <summary>The headers that one request needs.</summary>
    internal (string Name, string Value)[] Headers(string method, string path)
    {
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        return [("X-Request-ID", id), (CallerSignature.HeaderName, _signature.Sign(Bench, new SignedRequest(id, method, path, "")))];
    }
}
