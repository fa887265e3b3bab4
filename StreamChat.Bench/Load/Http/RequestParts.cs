using System.Globalization;
using System.Text;

namespace StreamChat.Bench.Load.Http;

/// <summary>A request, before it is bytes or frames.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path.</param>
/// <param name="Body">Its JSON; empty for none.</param>
/// <param name="Headers">What else it says.</param>
internal sealed record RequestParts(string Method, string Path, string Body, params (string Name, string Value)[] Headers)
{
    /// <summary>It as HTTP/1.1.</summary>
    internal byte[] ToBytes(Uri server)
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{Method} {Path} HTTP/1.1\r\nHost: {server.Authority}\r\nAccept: text/event-stream\r\n");
        foreach (var (name, value) in Headers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        if (Body.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"Content-Type: application/json\r\nContent-Length: {Body.Length}\r\n");
        }

        return Encoding.ASCII.GetBytes(text.Append("\r\n").Append(Body).ToString());
    }

    /// <summary>It as a message of .NET's client.</summary>
    internal HttpRequestMessage ToMessage(Uri server)
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), new Uri(server, Path));
        message.Headers.Add("Accept", "text/event-stream");
        foreach (var (name, value) in Headers)
        {
            message.Headers.Add(name, value);
        }

        if (Body.Length > 0)
        {
            message.Content = new StringContent(Body, Encoding.UTF8, "application/json");
        }

        return message;
    }
}
