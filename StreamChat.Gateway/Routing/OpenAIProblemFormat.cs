using System.Net.Mime;
using System.Text.Json;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Gateway.Routing;

/// <summary>Gives the gateway's own problems under <c>/v1</c> OpenAI's error body, which its clients expect from everything behind that address.</summary>
internal sealed class OpenAIProblemFormat : IProblemFormat
{
    public bool AppliesTo(HttpContext context) => context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal);

    public async Task WriteAsync(HttpContext context, Problem problem, CancellationToken cancellationToken)
    {
        var code = problem.Code;
        context.Response.ContentType = MediaTypeNames.Application.Json;
        await using (var json = new Utf8JsonWriter(context.Response.BodyWriter))
        {
            json.WriteStartObject();
            json.WriteStartObject("error"u8);
            json.WriteString("message"u8, problem.Detail);
            json.WriteString("type"u8, code.Status < 500 ? "invalid_request_error" : "server_error");
            json.WriteNull("param"u8);
            json.WriteString("code"u8, code.Code);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        await context.Response.BodyWriter.FlushAsync(cancellationToken);
    }
}
