using System.Net.Http.Headers;
using System.Security.Authentication;
using Microsoft.Extensions.Options;
using StreamChat.Api.Doctor.Hops;
using StreamChat.Api.Doctor.Sending;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Probes;
using StreamChat.ServiceDefaults.RequestIds;

namespace StreamChat.Api.Doctor.Probing;

/// <summary>Opens a probe stream at one hop and writes down what comes.</summary>
internal sealed class ProbeClient(
    ProbeHttp http, ProbeTokens tokens, CallerSignature signature, IOptions<DoctorOptions> options, TimeProvider time)
{
    private const string EventStream = "text/event-stream";

    /// <summary>Looks at one hop; whatever goes wrong there is a finding and no failure.</summary>
    internal async Task<ProbeRecord> ProbeAsync(
        Hop hop, Caller caller, TimeSpan silence, ProbeSchedule schedule, CancellationToken cancellationToken)
    {
        var record = new ProbeRecord();
        var start = time.GetTimestamp();
        using var patience = new CancellationTokenSource(schedule.Duration + options.Value.Patience, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            using var request = CreateRequest(hop, caller, silence);
            using var response = await http.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, end.Token);
            ReadHead(response, record, Elapsed(start));
            record.End = await ReadBodyAsync(response, record, start, end.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            record.End = record.Status is null ? ProbeEnd.Unreachable : ProbeEnd.Late;
        }
        catch (HttpRequestException failure) when (record.Status is null)
        {
            record.End = failure.InnerException is AuthenticationException ? ProbeEnd.Untrusted : ProbeEnd.Unreachable;
        }

        record.EndedMs = Elapsed(start);
        return record;
    }

    private HttpRequestMessage CreateRequest(Hop hop, Caller caller, TimeSpan silence)
    {
        var query = $"?{ProbeTokens.Parameter}={tokens.Issue(caller.Id, silence)}";
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Below(hop.Address), ProbeTokens.Path.TrimStart('/') + query))
        {
            Version = http.Client.DefaultRequestVersion,
            VersionPolicy = hop.IsHttp2 ? HttpVersionPolicy.RequestVersionExact : http.Client.DefaultVersionPolicy,
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(EventStream));
        request.Headers.Add("Accept-Encoding", "gzip, deflate, br");
        if (hop.Name == HopName.Api)
        {
            // There is no gateway on this way to say who calls.
            var id = RequestId.Current ?? RequestId.New();
            request.Headers.Add(RequestId.HeaderName, id);
            request.Headers.Add(CallerSignature.HeaderName, signature.Sign(caller, new SignedRequest(id, "GET", ProbeTokens.Path, query)));
        }

        return request;
    }

    /// <summary>An address may have a path of its own, and what is below it keeps that only after a slash.</summary>
    private static Uri Below(Uri address) => address.AbsolutePath.EndsWith('/') ? address : new UriBuilder(address) { Path = address.AbsolutePath + "/" }.Uri;

    private static void ReadHead(HttpResponseMessage response, ProbeRecord record, double elapsed)
    {
        record.Status = (int)response.StatusCode;
        record.HttpVersion = response.Version;
        record.HeadersMs = elapsed;
        record.ContentEncoding = response.Content.Headers.ContentEncoding.FirstOrDefault(encoding => encoding != "identity");
    }

    private async Task<ProbeEnd> ReadBodyAsync(HttpResponseMessage response, ProbeRecord record, long start, CancellationToken cancellationToken)
    {
        if (record.Status != StatusCodes.Status200OK || response.Content.Headers.ContentType?.MediaType != EventStream)
        {
            return ProbeEnd.NotAStream;
        }

        try
        {
            await using var body = ProbeReader.Unpack(await response.Content.ReadAsStreamAsync(cancellationToken), record.ContentEncoding);
            return await ProbeReader.ReadAsync(body, mark => record.Arrivals.Add(new Arrival(mark, Elapsed(start))), cancellationToken)
                ? ProbeEnd.Ended
                : ProbeEnd.NotAStream;
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or InvalidDataException)
        {
            // Cut. How much came before tells where.
            return ProbeEnd.Ended;
        }
    }

    private double Elapsed(long start) => Math.Round(time.GetElapsedTime(start).TotalMilliseconds, 1);
}
