namespace StreamChat.Api.Doctor.Verdicts;

/// <summary>What is told of each thing that can be wrong, and what to set.</summary>
internal static class Findings
{
    private const string DoNotBuffer =
        "Do not buffer answers. nginx: proxy_buffering off, and no proxy_ignore_headers X-Accel-Buffering (streams say X-Accel-Buffering: no themselves); " +
        "no proxy_cache. Other proxies: switch response buffering off for text/event-stream.";

    internal static Finding LostHeartbeat { get; } = new(
        Verdict.LostHeartbeat,
        "The comment did not arrive: something on the way passes on only lines with data, so that a silent stream looks dead.",
        "Let the proxy pass the body of text/event-stream on as it is.");

    internal static Finding Nothing { get; } = new(
        Verdict.Buffering,
        "The head of the answer came, and nothing of its body: what was sent is held back, or was lost when the connection was cut.",
        DoNotBuffer);

    internal static Finding Unreachable { get; } = new(
        Verdict.Unreachable,
        "No connection, or no answer in time.",
        "Check the address that is set (PUBLIC_URL for the public one), and that the api itself may reach it: some networks do not let a service call its own public address.");

    internal static Finding Untrusted { get; } = new(
        Verdict.Unreachable,
        "The certificate at this address is not one that is trusted here.",
        "Check the certificate: its names, its dates, and that the server sends the whole chain.");

    internal static Finding Compression(string encoding) => new(
        Verdict.Compression,
        $"The stream arrives compressed ({encoding}). A compressor holds frames back until it has enough of them, or is made to flush.",
        "Do not compress text/event-stream. nginx: take it out of gzip_types, or set gzip off; in the location of /api, /chat, /stream and /v1. Other proxies: except this type.");

    internal static Finding Buffering(Delivery first, bool isInside) => new(
        Verdict.Buffering,
        FormattableString.Invariant($"Frames that were sent over {first.SentOverMs:0} ms arrived within {first.ArrivedOverMs:0} ms: they are held back and come together."),
        isInside
            ? "Nothing lies between: this replica gets too little processor time."
            : DoNotBuffer);

    internal static Finding IdleCut(double silence, TimeSpan heartbeat) => new(
        Verdict.IdleCut,
        FormattableString.Invariant($"The connection was cut after {silence / 1000:0.0} s without a byte. A living stream may be silent for {heartbeat.TotalSeconds:0.#} s."),
        "Wait longer than that. nginx: proxy_read_timeout 75s; load balancers: an idle timeout of 75 s. Or set HEARTBEAT_SECS below what cuts.");

    internal static Finding Cut(int arrived, int sent) => new(
        Verdict.Cut,
        $"The stream broke off after {arrived} of {sent} lines, with frames under way.",
        "Look at the proxy's error log for this request id; a limit on time, size or requests of a connection ends it.");

    internal static Finding Stopped(int arrived) => new(
        Verdict.Cut,
        $"After {arrived} lines nothing came any more, and the connection stayed open.",
        "Look at the proxy's error log for this request id: it takes the stream and no longer passes it on.");

    internal static Finding NoStream(int status) => new(
        Verdict.NoStream,
        status is >= 300 and < 400 ? $"The answer is a redirect ({status}), which a probe does not follow." : $"The answer is no event stream (status {status}).",
        "Check that this address leads to the gateway, with /api passed on as it is, and is the final one: scheme, host and port.");
}
