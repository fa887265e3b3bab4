using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Gateway.Security.Https;

/// <summary>
/// Where there is https, plain http answers probes and sends people's browsers on; anything else is refused and not sent on, so that a program
/// that sends its key in the clear finds out at once.
/// </summary>
internal sealed class HttpsOnlyMiddleware(RequestDelegate next, IOptions<HttpsOptions> options, IServer server)
{
    private const int DefaultPort = 443;

    private readonly Lazy<int?> _port = new(() => options.Value.Port ?? PortOf(server));

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.IsHttps || _port.Value is not { } port || request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
        {
            return next(context);
        }

        if (!IsForPerson(request))
        {
            return Problem.Result(ProblemCodes.Forbidden, "This address answers over https only.").ExecuteAsync(context);
        }

        var host = port == DefaultPort ? new HostString(request.Host.Host) : new HostString(request.Host.Host, port);
        context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        context.Response.Headers.Location = UriHelper.BuildAbsolute(Uri.UriSchemeHttps, host, request.PathBase, request.Path, request.QueryString);
        return Task.CompletedTask;
    }

    private static bool IsForPerson(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && (request.Headers["Sec-Fetch-Mode"] is { Count: > 0 } mode
            ? mode == "navigate"
            : request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        && request.Headers.Authorization.Count == 0;

    private static int? PortOf(IServer server) => server.Features.Get<IServerAddressesFeature>()?.Addresses
        .Where(address => address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        .Select(address => (int?)BindingAddress.Parse(address).Port)
        .FirstOrDefault();
}
