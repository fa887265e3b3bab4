using System.Globalization;
using System.Text;
using StreamChat.Api.Doctor.Hops;
using StreamChat.Api.Doctor.Verdicts;

namespace StreamChat.Api.Doctor;

/// <summary>A report for people at a console.</summary>
internal static class DoctorText
{
    private const string Indent = "         ";

    internal static string Of(DoctorReport report)
    {
        var text = new StringBuilder().Append('\n').Append(report.Summary).Append("\n\n");
        foreach (var hop in report.Hops)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Name(hop.Hop),-9}{string.Join(", ", Facts(hop))}\n");
            foreach (var finding in hop.Findings)
            {
                text.Append(CultureInfo.InvariantCulture, $"{Indent}{finding.Says}\n{Indent}{finding.Remedy}\n");
            }
        }

        return text.Append(CultureInfo.InvariantCulture, $"\nrequest id {report.RequestId}\n").ToString();
    }

    private static IEnumerable<string> Facts(HopReport hop)
    {
        yield return hop.Findings.Count == 0 ? "healthy" : "not healthy";
        if (hop.TimeToHeadersMs is { } headers)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"HTTP/{hop.HttpVersion}, head after {headers:0} ms");
        }

        yield return $"{hop.Frames} of {hop.FramesSent} lines";
        if (hop.First is { } first)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"sent over {first.SentOverMs:0} ms and arrived over {first.ArrivedOverMs:0} ms");
        }

        if (hop.Heartbeat is { } heartbeat)
        {
            yield return heartbeat switch
            {
                HeartbeatArrival.Alone => "heartbeat alone",
                HeartbeatArrival.Together => "heartbeat not alone",
                _ => "heartbeat lost",
            };
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"alive after {hop.SilenceSurvivedMs / 1000:0.0} s of silence");
    }

    private static string Name(HopName hop) => hop switch
    {
        HopName.Api => "api",
        HopName.Gateway => "gateway",
        _ => "public",
    };
}
