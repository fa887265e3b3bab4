using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace StreamChat.Gateway.Identity.Sessions;

/// <summary>
/// The schemes of sign-in, of which none looks at requests by itself: the framework would let it do so before our own rules, while here an endpoint
/// takes the provider's answers.
/// </summary>
internal sealed class QuietSchemes(IOptions<AuthenticationOptions> options) : AuthenticationSchemeProvider(options)
{
    public override Task<IEnumerable<AuthenticationScheme>> GetRequestHandlerSchemesAsync() => Task.FromResult<IEnumerable<AuthenticationScheme>>([]);
}
