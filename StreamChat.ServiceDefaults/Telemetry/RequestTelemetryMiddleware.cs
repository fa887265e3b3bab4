using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Health;
using StreamChat.ServiceDefaults.Telemetry.Tracing;

namespace StreamChat.ServiceDefaults.Telemetry;

/// <summary>
/// Completes the server span, which ASP.NET Core leaves without route, status and error
/// (https://opentelemetry.io/docs/specs/semconv/http/http-spans/). Stands outside the exception handler, so it sees the status that was sent.
/// </summary>
internal sealed class RequestTelemetryMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var activity = context.Features.Get<IHttpActivityFeature>()?.Activity;
        if (HealthEndpoints.IsProbe(context.Request) || IsAsset(context.Request))
        {
            Ignore(context);
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (Exception exception)
        {
            // Only an answer that has begun can still throw here: it is cut, whatever its status said.
            SetError(activity, exception.GetType().FullName, context);
            throw;
        }
        finally
        {
            Complete(context, activity);
        }
    }

    /// <summary>The page's files, a dozen with every visit: what is asked of services has no dot in its address.</summary>
    private static bool IsAsset(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && Path.HasExtension(request.Path.Value) && !request.Path.StartsWithSegments("/v1", StringComparison.Ordinal);

    /// <summary>Leaves a request out of traces and metrics: one that a machine repeats, and nobody asks about.</summary>
    internal static void Ignore(HttpContext context)
    {
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is { } activity)
        {
            QuietProcessor.Silence(activity);
        }

        if (context.Features.Get<IHttpMetricsTagsFeature>() is { } metrics)
        {
            metrics.MetricsDisabled = true;
        }
    }

    private static void Complete(HttpContext context, Activity? activity)
    {
        if (activity is not { IsAllDataRequested: true })
        {
            return;
        }

        var route = RequestRoute.Of(context);
        activity.DisplayName = route is null ? context.Request.Method : $"{context.Request.Method} {route}";
        if (route is not null)
        {
            activity.SetTag("http.route", route);
        }

        if (context.Features.Get<Caller>() is { } caller)
        {
            activity.SetTag("enduser.pseudo.id", caller.Id);
        }

        var status = context.Response.StatusCode;
        activity.SetTag("http.response.status_code", status);
        if (status >= 500)
        {
            SetError(activity, status.ToString(CultureInfo.InvariantCulture), context);
        }
    }

    private static void SetError(Activity? activity, string? type, HttpContext context)
    {
        // A client that left is no error of ours.
        if (activity is not null && !context.RequestAborted.IsCancellationRequested)
        {
            activity.SetStatus(ActivityStatusCode.Error);
            activity.SetTag("error.type", activity.GetTagItem("error.type") ?? type);
        }
    }
}
