using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard.Grpc;

/// <summary>Runs the methods of a gRPC service: checks the key, ends each call with its status.</summary>
/// <param name="methods">What a method's path, "/package.Service/Method", leads to.</param>
/// <param name="apiKey">What the callers must send; null asks for nothing.</param>
/// <param name="logger">Told of failures that are ours.</param>
/// <param name="stopping">Fires at the start of shutdown: every call ends, or the shutdown would wait for those that never do.</param>
internal sealed partial class GrpcEndpoint(
    IReadOnlyDictionary<string, Func<GrpcCall, Task>> methods, string? apiKey, ILogger logger, CancellationToken stopping)
    : IHttpApplication<HttpContext>
{
    internal const string ApiKeyHeader = "x-resource-service-api-key";

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        context.Response.ContentType = "application/grpc";
        LiftRateLimits(context);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var call = new GrpcCall(context, ended.Token);
        var (status, message) = await RunAsync(context, call);
        if (!context.RequestAborted.IsCancellationRequested)
        {
            call.End(status, message);
        }
    }

    private async Task<(GrpcStatus Status, string? Message)> RunAsync(HttpContext context, GrpcCall call)
    {
        var path = context.Request.Path.Value ?? "";
        if (!IsAllowed(context.Request.Headers[ApiKeyHeader].ToString()))
        {
            return (GrpcStatus.Unauthenticated, "The key of the resource service is missing or wrong.");
        }

        if (!methods.TryGetValue(path, out var method))
        {
            return (GrpcStatus.Unimplemented, $"There is no method {path}.");
        }

        try
        {
            await method(call);
            return (GrpcStatus.Ok, null);
        }
        catch (GrpcException e)
        {
            return (e.Status, e.Message);
        }
        catch (Exception e) when (call.Ended.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            return stopping.IsCancellationRequested ? (GrpcStatus.Unavailable, "The application is stopping.") : (GrpcStatus.Cancelled, null);
        }
#pragma warning disable CA1031 // the top of a call: whatever fails, the caller gets a status and we a log line
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(e, path);
            return (GrpcStatus.Internal, "The call failed; see the log of the application.");
        }
    }

    private bool IsAllowed(string key) =>
        apiKey is null || CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(apiKey));

    // A call may stay silent for hours, in both directions.
    private static void LiftRateLimits(HttpContext context)
    {
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The dashboard's call {Path} failed.")]
    private partial void LogFailed(Exception e, string path);
}
