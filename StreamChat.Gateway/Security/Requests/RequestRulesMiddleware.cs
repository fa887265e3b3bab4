using Microsoft.AspNetCore.Http.Features;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Gateway.Security.Requests;

/// <summary>Lets through only methods that some address of ours takes, and addresses that everybody reads alike.</summary>
internal sealed class RequestRulesMiddleware(RequestDelegate next)
{
    // Names of methods are case-sensitive: "get" is another one.
    private static readonly string[] Methods =
        [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Patch, HttpMethods.Delete, HttpMethods.Options];

    private static readonly string Allow = string.Join(", ", Methods);

    public Task InvokeAsync(HttpContext context)
    {
        if (!Methods.Contains(context.Request.Method, StringComparer.Ordinal))
        {
            context.Response.Headers.Allow = Allow;
            return Problem.Result(ProblemCodes.MethodNotAllowed, "No address here takes this method.").ExecuteAsync(context);
        }

        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return RequestTarget.IsPlain(target)
            ? next(context)
            : Problem.Result(ProblemCodes.InvalidRequest, "The address is not written in its plain form.").ExecuteAsync(context);
    }
}
