using StreamChat.ServiceDefaults.Probes;
using StreamChat.ServiceDefaults.Warming;

namespace StreamChat.Gateway.Warming;

/// <summary>Reads the beginning of a probe stream of the api, a few times: the whole way of a stream through here, for which no caller is needed.</summary>
internal sealed class ProbeWarmUp(ProbeTokens tokens) : IWarmUp
{
    private const int Times = 3;

    // Of the gateway's own addresses, since one of the api would be refused to nobody known, and told in the audit log.
    private static readonly Uri Answered = new("/metrics", UriKind.Relative);

    public async Task RunAsync(HttpClient self, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Times; i++)
        {
            var address = new Uri($"{ProbeTokens.Path}?{ProbeTokens.Parameter}={tokens.Issue("warm-up", TimeSpan.Zero)}", UriKind.Relative);
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Content = new ByteArrayContent("{}"u8.ToArray()) };
            request.Headers.Accept.ParseAdd("text/event-stream"); // counted as a stream is, and with a body, as a prompt's request
            using var response = await self.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            await using var body = await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(cancellationToken);
            await body.ReadExactlyAsync(new byte[1], cancellationToken);
        }

        // And one that is answered to its end: that there is nothing.
        using var answer = await self.GetAsync(Answered, cancellationToken);
    }
}
