using System.Globalization;
using System.Text;

namespace StreamChat.Tests.Gateway.Security.Attacks;

/// <summary>Makes requests that are nearly right, always the same ones from the same seed.</summary>
internal sealed class RequestMutator(int seed)
{
    private static readonly string[] Methods =
        ["GET", "POST", "POST", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS", "PUT", "TRACE", "get", "G\tT", "", "GETGETGETGETGETGETGETGETGETGETGETGET"];

    private static readonly string[] Paths =
    [
        "/", "/c/1", "/chat", "/chat/sync", "/stream", "/v1/models", "/v1/chat/completions", "/api/me", "/api/conversations", "/api/conversations/import",
        "/api/conversations/1", "/api/conversations/1/messages", "/api/conversations/1/export", "/api/runs/1", "/api/runs/1/events", "/api/runs/1/cancel",
        "/api/models", "/api/keys", "/csp-report", "/health", "/health/ready", "/metrics", "/assets/x.js", "*", "http://localhost/api/me",
    ];

    private static readonly string[] Pieces =
    [
        "/", "//", "..", "%2e", "%2f", "%00", "%", "%zz", "%c0%af", "\\", "?", "#", "&", "=", ";", "'", "\"", "<script>", "{{7*7}}", "${jndi:x}", "\u00ff", "\u0001", "\t",
        "a", "0", "-1", "1e999", "9999999999999999999", "null", "[]", "{}", "%F0%9F%98%80", "%ud800", "SELECT", "() { :; };", "../../../../etc/passwd", "aaaaaaaaaaaaaaaa",
    ];

    private static readonly string[] Headers =
    [
        "Accept", "Accept-Encoding", "Authorization", "Cookie", "Content-Type", "Content-Encoding", "Expect", "Forwarded", "Host", "Idempotency-Key", "If-Match",
        "If-None-Match", "If-Modified-Since", "Last-Event-ID", "Origin", "Range", "Referer", "Sec-Fetch-Mode", "Sec-Fetch-Site", "TE", "Trailer", "Transfer-Encoding",
        "Upgrade", "Via", "X-Forwarded-For", "X-HTTP-Method-Override", "X-Request-ID", "X-StreamChat-Caller", "traceparent", "tracestate", "baggage", "X-\u0080", "", "X Y",
    ];

    private static readonly string[] Values =
    [
        "*/*", "text/event-stream", "text/html", "application/json", "application/json; charset=utf-7", "application/csp-report", "multipart/form-data", "Bearer guest",
        "Bearer sc_x", "Basic eA==", "sc_guest=x; a=b", "gzip", "100-continue", "chunked", "bytes=0-1", "\"x\"", "W/\"1\"", "navigate", "cors", "same-origin", "cross-site",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "00-zz", "h2c", "websocket", "close", "Fri, 31 Feb 2030 99:99:99 GMT", "evil.example:99999", "[::1", "",
    ];

    private static readonly string[] Bodies =
    [
        """{"prompt":""}""", """{"prompt":7}""", """{"prompt":null,"model":"x"}""", """{"title":"x","pinned":"yes"}""", """{"content":["x"]}""",
        """{"messages":[{"role":"user","content":{"a":1}}],"stream":"maybe"}""", """{"format":1,"conversation":{"messages":[{"id":"1","parent_id":"1"}]}}""",
        """{"csp-report":{"blocked-uri":7}}""", """[{"type":"csp-violation","body":{}}]""", "{}", "[]", "null", "\"\\ud800\"", "{\"a\":NaN}", "{\"a\":1,\"a\":2}", "{\"prompt\":\"\u00c3\"}",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "{\"prompt\":", "\u00ef\u00bb\u00bf{}", "PK\u0003\u0004", "<xml/>",
    ];

    private readonly Random _random = new(seed);

    internal byte[] Next()
    {
        StringBuilder head = new();
        head.Append(One(Methods)).Append(' ').Append(Target()).Append(Chance(50) ? " HTTP/1.0" : Chance(50) ? " HTTP/7.7" : " HTTP/1.1").Append("\r\n");
        head.Append("Host: localhost\r\nConnection: close\r\n");
        var body = Chance(2) ? "" : Scramble(One(Bodies), 3);
        if (body.Length > 0)
        {
            head.Append(Chance(3) ? "" : "Content-Type: application/json\r\n");
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {(Chance(10) ? _random.Next(body.Length) : body.Length)}\r\n");
        }

        AppendHeaders(head);
        var text = Chance(8) ? FlipBits(head.ToString()) : head.ToString();
        return Encoding.Latin1.GetBytes($"{text}\r\n{body}");
    }

    private string Target()
    {
        var target = Scramble(One(Paths), 4);
        return Chance(3) ? $"{target}?{Scramble("prompt=&q=&limit=&format=", 2)}" : target;
    }

    private void AppendHeaders(StringBuilder head)
    {
        var count = Chance(100) ? _random.Next(200) : _random.Next(5);
        for (var i = 0; i < count; i++)
        {
            var value = Chance(200) ? new string('x', _random.Next(20_000)) : Scramble(One(Values), 3);
            head.Append(One(Headers)).Append(Chance(50) ? " : " : ": ").Append(value).Append(Chance(100) ? "\n" : "\r\n");
        }
    }

    /// <summary>Puts something odd into every n-th text.</summary>
    private string Scramble(string text, int n)
    {
        while (Chance(n))
        {
            text = text.Insert(_random.Next(text.Length + 1), One(Pieces));
            n++;
        }

        return text;
    }

    /// <summary>Changes single bits, but no line's end: a request that never ends waits for its time limit.</summary>
    private string FlipBits(string text)
    {
        var letters = text.ToCharArray();
        for (var flips = _random.Next(1, 4); flips > 0; flips--)
        {
            var at = _random.Next(letters.Length);
            letters[at] = letters[at] is '\r' or '\n' ? letters[at] : (char)((letters[at] ^ (1 << _random.Next(8))) & 0xff);
        }

        return new string(letters);
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private string One(string[] all) => all[_random.Next(all.Length)];
}
