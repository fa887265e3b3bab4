using StreamChat.Api.Doctor.Hops;

namespace StreamChat.Api.Doctor.Verdicts;

/// <summary>Sums up what was seen at all hops in a sentence or two.</summary>
internal static class Summary
{
    internal static DoctorReport Of(IReadOnlyList<HopReport> hops, string requestId)
    {
        var sick = hops.Where(hop => hop.Verdict != Verdict.Healthy).ToArray();
        var verdict = sick.Length == 0 ? Verdict.Healthy : sick.Min(hop => hop.Verdict);
        var unknown = hops.All(hop => hop.Hop != HopName.Public)
            ? " The public address is not known here (PUBLIC_URL), so that only what is inside was looked at."
            : "";
        return new DoctorReport(verdict, Text(verdict, sick, hops) + unknown, hops, requestId);
    }

    private static string Text(Verdict verdict, HopReport[] sick, IReadOnlyList<HopReport> hops)
    {
        if (verdict == Verdict.Healthy)
        {
            return "Healthy: streams arrive as they are sent, frame by frame.";
        }

        // A fault shows at every hop outside of it, so that the innermost one tells where it is.
        var where = sick.First(hop => hop.Verdict == verdict);
        var finding = where.Findings.First(finding => finding.Verdict == verdict);
        return $"{Name(verdict)} {Place(where.Hop, hops)}: {finding.Says} {finding.Remedy}";
    }

    private static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Compression => "Compression",
        Verdict.Buffering => "Buffering",
        Verdict.IdleCut => "An idle cut",
        Verdict.Cut => "A cut",
        Verdict.LostHeartbeat => "A lost heartbeat",
        Verdict.NoStream => "No stream",
        _ => "No answer",
    };

    private static string Place(HopName hop, IReadOnlyList<HopReport> hops) => hop switch
    {
        HopName.Api => "in this replica itself",
        HopName.Gateway => "at the gateway, or between it and the api",
        _ when hops.Any(each => each.Hop == HopName.Gateway) => "before the gateway (a reverse proxy, a load balancer, a CDN)",
        _ => "between clients and the api",
    };
}
