using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;
using StreamChat.Gateway.Audit;
using StreamChat.Gateway.Identity.Provider;
using StreamChat.Gateway.Revocation;

namespace StreamChat.Gateway.Identity.Sessions;

/// <summary>Registers the ways of knowing whom the provider knows: by a session, by a token.</summary>
internal static class SessionsServiceCollectionExtensions
{
    private static readonly TimeSpan TimeToSignIn = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    internal static IServiceCollection AddSessions(this IServiceCollection services)
    {
        services.AddSingleton<IssuerKeys>();
        services.AddSingleton<TokenReader>();
        services.AddSingleton<ICallerIdentifier, TokenIdentifier>();
        services.AddSingleton<SessionIdentifier>();
        services.AddSingleton<ICallerIdentifier>(provider => provider.GetRequiredService<SessionIdentifier>());
        services.AddRevocation();
        services.AddSingleton<IAuthenticationSchemeProvider, QuietSchemes>();
        services.AddAuthentication()
            .AddCookie(Session.SchemeName, Configure)
            .AddOAuth<OAuthOptions, SignInHandler>(SignInHandler.SchemeName, Configure);
        services.AddOptions<OAuthOptions>(SignInHandler.SchemeName).Configure<IOptions<IdentityOptions>>((oauth, identity) =>
        {
            oauth.ClientId = identity.Value.ClientId!;
            oauth.ClientSecret = identity.Value.ClientSecret!;
        });
        return services;
    }

    private static void Configure(CookieAuthenticationOptions options)
    {
        options.CookieManager = new SessionCookie();
        options.ExpireTimeSpan = Session.Idle;
        options.SlidingExpiration = true;
        options.Cookie.HttpOnly = true;
        options.Cookie.IsEssential = true;
        options.Cookie.Path = "/";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    private static void Configure(OAuthOptions options)
    {
        options.SignInScheme = Session.SchemeName;
        options.CallbackPath = SessionEndpoints.CallbackPath;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.Scope.Add("openid");
        options.Scope.Add("profile");
        options.RemoteAuthenticationTimeout = TimeToSignIn;
        options.BackchannelTimeout = Patience;
        options.CorrelationCookie.Name = "sc_sign_in.";
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;

        // The provider tells them when it is asked; until then these only keep the options whole.
        options.AuthorizationEndpoint = options.TokenEndpoint = "/";
        options.Events.OnTicketReceived = RenewAsync;
        options.Events.OnRemoteFailure = FailAsync;
    }

    /// <summary>A browser that was signed in already gets a new session, and the old one ends: nobody can have planted it.</summary>
    private static async Task RenewAsync(TicketReceivedContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (await services.GetRequiredService<SessionIdentifier>().FindAsync(context.HttpContext) is { } before)
        {
            await services.GetRequiredService<RevokedSessions>().AddAsync(before.Id, before.EndsAt);
        }

        var session = Session.Read(new AuthenticationTicket(context.Principal!, context.Properties, Session.SchemeName))!;
        services.GetRequiredService<AuditLog>().SignedIn(context.HttpContext, session.Person);
    }

    private static Task FailAsync(RemoteFailureContext context)
    {
        context.HttpContext.RequestServices.GetRequiredService<AuditLog>().Unauthenticated(context.HttpContext, "a sign-in failed");
        context.Response.Redirect("/?sign-in=failed");
        context.HandleResponse();
        return Task.CompletedTask;
    }
}
