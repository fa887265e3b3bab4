using Microsoft.Extensions.Options;
using StreamChat.Api.Doctor.Hops;
using StreamChat.Api.Doctor.Probing;
using StreamChat.Api.Doctor.Sending;
using StreamChat.Api.Doctor.Verdicts;
using StreamChat.ServiceDefaults.Callers;

namespace StreamChat.Api.Doctor;

/// <summary>Examines the way of a stream: probes every hop at the same time, and sums up.</summary>
internal sealed class DoctorService(ProbeClient client, HopJudge judge, IOptions<DoctorOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.Value.Concurrent);

    /// <summary>An examination that may begin, or null when as many go on as may.</summary>
    internal Func<CancellationToken, Task<DoctorReport>>? Prepare(IReadOnlyList<Hop> hops, Caller caller, TimeSpan silence, string requestId) =>
        _places.Wait(TimeSpan.Zero) ? cancellationToken => ExamineAsync(hops, caller, silence, requestId, cancellationToken) : null;

    public void Dispose() => _places.Dispose();

    private async Task<DoctorReport> ExamineAsync(
        IReadOnlyList<Hop> hops, Caller caller, TimeSpan silence, string requestId, CancellationToken cancellationToken)
    {
        try
        {
            var schedule = ProbeSchedule.Of(options.Value, silence);
            var reports = await Task.WhenAll(hops.Select(async hop =>
                judge.Judge(hop.Name, await client.ProbeAsync(hop, caller, silence, schedule, cancellationToken), schedule)));
            return Summary.Of(reports, requestId);
        }
        finally
        {
            _places.Release();
        }
    }
}
