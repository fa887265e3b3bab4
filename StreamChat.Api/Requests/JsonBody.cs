using System.Text.Unicode;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Requests;

/// <summary>
/// The body of a request as bytes that are known to be UTF-8 and said to be JSON. It is read by hand so that each door can say in its own
/// format what is wrong with it; one that is too large is refused by the server while it is read.
/// </summary>
internal static class JsonBody
{
    /// <summary>The bytes, or the problem with them.</summary>
    internal static async Task<(ReadOnlyMemory<byte> Bytes, Problem? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return (default, new Problem(ProblemCodes.UnsupportedMediaType, "Send the body as JSON with the Content-Type application/json."));
        }

        using var buffer = new MemoryStream((int)(request.ContentLength is > 0 and < 65536 ? request.ContentLength : 256));
        await request.Body.CopyToAsync(buffer, cancellationToken);
        var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        return bytes switch
        {
            { IsEmpty: true } => (default, new Problem(ProblemCodes.InvalidRequest, "The request needs a JSON body.")),
            _ when !Utf8.IsValid(bytes.Span) => (default, new Problem(ProblemCodes.InvalidRequest, "The body is not valid UTF-8.")),
            _ => (bytes, null),
        };
    }
}
