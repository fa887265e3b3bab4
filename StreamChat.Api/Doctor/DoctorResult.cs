using System.Text.Json;
using StreamChat.Api.Doctor.Verdicts;

namespace StreamChat.Api.Doctor;

/// <summary>
/// Answers with an examination's report, as JSON or in words. It takes seconds and the way may be one that cuts what is silent, so until then
/// it sends what means nothing: white space before JSON, dots before words.
/// </summary>
internal sealed class DoctorResult(Func<CancellationToken, Task<DoctorReport>> examine, bool isText) : IResult
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(0.5);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = isText ? "text/plain; charset=utf-8" : "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            var report = await BeatWhileAsync(examine(httpContext.RequestAborted), httpContext);
            await (isText
                ? response.WriteAsync(DoctorText.Of(report), httpContext.RequestAborted)
                : JsonSerializer.SerializeAsync(response.Body, report, DoctorJsonContext.Default.DoctorReport, httpContext.RequestAborted));
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone, and the probes with them.
        }
    }

    private async Task<DoctorReport> BeatWhileAsync(Task<DoctorReport> examination, HttpContext context)
    {
        var time = context.RequestServices.GetRequiredService<TimeProvider>();
        while (true)
        {
            await context.Response.WriteAsync(isText ? "." : " ", CancellationToken.None);
            await context.Response.Body.FlushAsync(CancellationToken.None);
            try
            {
                return await examination.WaitAsync(Beat, time, CancellationToken.None);
            }
            catch (TimeoutException)
            {
                // Not done yet.
            }
        }
    }
}
