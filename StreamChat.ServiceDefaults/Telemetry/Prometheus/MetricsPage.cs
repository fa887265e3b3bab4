using System.Text;
using Microsoft.AspNetCore.Http;

namespace StreamChat.ServiceDefaults.Telemetry.Prometheus;

/// <summary><c>/metrics</c>: all numbers of this process as they are now.</summary>
internal sealed class MetricsPage(PrometheusExporter exporter)
{
    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    internal Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = ContentType;
        return context.Response.WriteAsync(exporter.Read(), Encoding.UTF8, context.RequestAborted);
    }
}
