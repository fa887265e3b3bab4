using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using StreamChat.ServiceDefaults.Callers;

namespace StreamChat.Gateway.Identity.Sessions;

/// <summary>One sign-in of one person in one browser.</summary>
/// <param name="Id">Of this sign-in alone: the next one has another.</param>
/// <param name="Person">Who it is.</param>
/// <param name="BeganAt">When they signed in.</param>
internal sealed record Session(string Id, Caller Person, DateTimeOffset BeganAt)
{
    internal const string SchemeName = "session";

    /// <summary>After this time without a request somebody must sign in again.</summary>
    internal static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>After this time anybody must.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private const string IdKey = "session";
    private const string BeganKey = "began";

    private string? ReturnTo { get; init; }

    internal DateTimeOffset EndsAt => BeganAt + Longest;

    internal static Session Begin(Caller person, string? returnTo, DateTimeOffset now) =>
        new(RandomNumberGenerator.GetHexString(32, lowercase: true), person, now) { ReturnTo = returnTo };

    /// <summary>The session that a cookie holds.</summary>
    internal static Session? Read(AuthenticationTicket ticket)
    {
        var (items, name) = (ticket.Properties.Items, ticket.Principal);
        return items.TryGetValue(IdKey, out var id) && id is not null && items.TryGetValue(BeganKey, out var began)
            && long.TryParse(began, CultureInfo.InvariantCulture, out var seconds) && name.FindFirst("id")?.Value is { } person
            ? new Session(
                id,
                new Caller { Id = person, Kind = CallerKind.Person, Name = name.FindFirst("name")?.Value ?? "" },
                DateTimeOffset.FromUnixTimeSeconds(seconds))
            : null;
    }

    /// <summary>What the cookie is to hold.</summary>
    internal AuthenticationTicket ToTicket()
    {
        ClaimsIdentity claims = new([new("id", Person.Id), new("name", Person.Name)], SchemeName);
        AuthenticationProperties properties = new() { RedirectUri = ReturnTo };
        properties.Items[IdKey] = Id;
        properties.Items[BeganKey] = BeganAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new AuthenticationTicket(new ClaimsPrincipal(claims), properties, SchemeName);
    }
}
